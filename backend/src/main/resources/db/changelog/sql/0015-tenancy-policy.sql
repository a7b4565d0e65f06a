--liquibase formatted sql

--changeset cobuild:0015-policy-value
alter table policy_value
  add column county_may varchar(8) not null default 'NO' comment 'what a county may do with a value of its city',
  add column set_by_name varchar(100) null comment 'null: by the tenant''s folder',
  add column set_at datetime(6) null comment 'null: before it was kept';

--changeset cobuild:0015-payment-policy-on
alter table construction_payment_request
  add column policy_on date null;

update construction_payment_request request
  join construction_contract contract
    on contract.tenant_id = request.tenant_id and contract.id = request.contract_id
  set request.policy_on = contract.signed_on;

alter table construction_payment_request
  modify column policy_on date not null;

--changeset cobuild:0015-year-policy-on
alter table operation_year
  add column policy_on date null;

-- Years were closed in one time zone so far.
update operation_year
  set policy_on = date(date_add(closed_at, interval 8 hour));

alter table operation_year
  modify column policy_on date not null;
