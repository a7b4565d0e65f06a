--liquibase formatted sql

--changeset cobuild:0013-construction-payment-days
alter table construction_contract
  add column agreed_payment_days int null comment 'agreed days from delivery to payment; null when nothing is agreed',
  add constraint construction_contract_ck_payment_days check (agreed_payment_days between 1 and 365);
