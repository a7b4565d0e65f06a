--liquibase formatted sql

--changeset cobuild:0026-tenancy-second-factor
create table second_factor (
  person_id bigint not null primary key,
  secret varchar(200) null comment 'encrypted; null: none in force',
  confirmed_at datetime(6) null comment 'since when it is in force; null: none in force',
  last_step bigint not null default 0 comment 'the step of 30 s whose code was used last; codes up to it count no more',
  pending_secret varchar(200) null comment 'encrypted; shown to the person and not confirmed by a code yet',
  pending_at datetime(6) null,
  reset_at datetime(6) null comment 'when an administrator took it away; null once there is another',
  reset_by_name varchar(64) null,
  reset_reason varchar(200) null,
  constraint second_factor_fk_person foreign key (person_id) references person (id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;

create table recovery_code (
  id bigint not null primary key,
  person_id bigint not null,
  code_sha256 char(64) not null,
  used_at datetime(6) null,
  constraint recovery_code_fk_person foreign key (person_id) references person (id),
  index recovery_code_ix_person (person_id, code_sha256)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;
