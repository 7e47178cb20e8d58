"""Lesson: a lesson as a place, with what there is to read and to answer, and what comes next."""
