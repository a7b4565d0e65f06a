--liquibase formatted sql

--changeset cobuild:0020-tenancy-client
alter table api_client
  add column version int not null default 0,
  add column made_by_name varchar(64) null comment 'null: the portal itself',
  add column expires_on date null comment 'the last day of use, in the tenant''s time zone; null: made before there was an end',
  add column addresses varchar(1000) null comment 'networks from which it is used, space separated; null: any',
  add column secret_made_at datetime(6) null comment 'null: with the client',
  add column former_hash varchar(200) null comment 'the secret before, valid until former_ends_at',
  add column former_ends_at datetime(6) null,
  add column former_used_at datetime(6) null,
  add column used_at datetime(6) null comment 'to the minute',
  add column used_from varchar(64) null,
  add column revoked_at datetime(6) null;
