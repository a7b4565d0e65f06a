--liquibase formatted sql

--changeset cobuild:0025-tenancy-session
alter table person
  add column sign_in_epoch int not null default 0 comment 'a token of another one counts no more';

create table password_link (
  token_sha256 char(64) not null primary key,
  person_id bigint not null,
  made_by_name varchar(64) not null,
  created_at datetime(6) not null,
  ends_at datetime(6) not null,
  used_at datetime(6) null,
  constraint password_link_fk_person foreign key (person_id) references person (id),
  index password_link_ix_person (person_id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;
