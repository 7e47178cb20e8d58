"""The step to version 4: a note may stand on words of a second article too; it never changes."""

VERSION_4 = """
    ALTER TABLE annotation ADD COLUMN also_in TEXT REFERENCES article (id);
    ALTER TABLE annotation ADD COLUMN also_start INTEGER;
    ALTER TABLE annotation ADD COLUMN also_end INTEGER;
    ALTER TABLE annotation ADD COLUMN also_exact TEXT;
    ALTER TABLE annotation ADD COLUMN also_prefix TEXT;
    ALTER TABLE annotation ADD COLUMN also_suffix TEXT;
    CREATE INDEX annotation_by_second_place ON annotation (also_in);
    """
