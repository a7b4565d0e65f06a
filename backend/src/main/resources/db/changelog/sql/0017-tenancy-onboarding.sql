--liquibase formatted sql

--changeset cobuild:0017-tenancy-onboarding
alter table unit
  add column closed_on date null comment 'from this day nobody works in it; history names it';
alter table person
  add column phone varchar(20) null comment 'a mobile number, one person''s alone',
  add constraint person_uk_phone unique (phone);
