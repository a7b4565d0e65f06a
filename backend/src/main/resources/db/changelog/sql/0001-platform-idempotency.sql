--liquibase formatted sql

--changeset cobuild:0001-platform
create table platform_idempotency (
  caller varchar(80) not null comment 'person:ID or client:ID',
  mutation_key varchar(128) not null,
  mutation varchar(64) not null,
  input_sha256 char(64) not null,
  result_field varchar(64) null comment 'payload field that held the changed object',
  result_type varchar(32) null,
  result_id bigint null,
  created_at datetime(6) not null,
  primary key (caller, mutation_key)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;
