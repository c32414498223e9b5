-- Who is suspended today is so by the membership again: it knows no day on which that ends.
UPDATE memberships SET standing = 'suspended'
WHERE standing = 'active' AND id IN (
  SELECT membership_id FROM membership_standings
  WHERE standing = 'suspended' AND starts_latest <= current_date AND coalesce(ends_on, date '9999-12-31') >= current_date);
DROP VIEW IF EXISTS past.membership_standings;
DROP TABLE membership_standings;
DROP TABLE membership_standings_past;
DROP FUNCTION IF EXISTS past.keep_membership_standings;
