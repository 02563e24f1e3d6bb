-- Guide prices by class of farmland, where the rulebook has them; '' is the price of every class without one of its own. Clause: M13-05.7
ALTER TABLE policy.guide_price
    ADD COLUMN land_class text NOT NULL DEFAULT '' CHECK (land_class IN ('', 'PADDY', 'IRRIGATED', 'DRY')),
    DROP CONSTRAINT guide_price_pkey,
    ADD PRIMARY KEY (indicator, land_class, effective_from);

CREATE OR REPLACE FUNCTION policy.check_newest_price() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path = pg_catalog
AS $$
BEGIN
    IF EXISTS (SELECT FROM policy.guide_price
                WHERE indicator = NEW.indicator AND land_class = NEW.land_class
                  AND effective_from > NEW.effective_from) THEN
        RAISE EXCEPTION 'a later guide price of % is in the book already', NEW.indicator
            USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END
$$;
