--liquibase formatted sql

--changeset cobuild:0028-tenancy-post
alter table post
  add column begins_at datetime(6) null comment 'not held before; null: as long as it is there',
  add column ends_at datetime(6) null comment 'not held from then on; null: no end is set';
