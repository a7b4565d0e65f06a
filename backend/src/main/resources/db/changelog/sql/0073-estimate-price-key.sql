--liquibase formatted sql

--changeset cobuild:0073-estimate-price-key
alter table project_estimate_line
  add column price_key varchar(240) not null default '' comment 'title in plain letters and digits, | and the unit: lines with the same one are compared by unit price',
  add index project_estimate_line_ix_price (price_key, tenant_id);

--changeset cobuild:0073-estimate-price-key-fill
-- What EstimateLine.priceKey makes of a title without punctuation or wide letters; others get theirs when they are saved.
update project_estimate_line
  set price_key = concat(lower(replace(replace(title, ' ', ''), '　', '')), '|', lower(quantity_unit));
