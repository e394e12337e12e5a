-- What may be told by several articles in other words, with other participants or none.
ALTER TABLE event ADD COLUMN same_place INTEGER;  -- equal for the same type, mode, day and town; NULL if one is unknown
