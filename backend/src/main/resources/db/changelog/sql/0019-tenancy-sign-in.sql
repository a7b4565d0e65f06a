--liquibase formatted sql

--changeset cobuild:0019-tenancy-sign-in
create table sign_in_attempt (
  address varchar(64) not null comment 'where it came from; of IPv6 the /64',
  name_sha256 varchar(64) not null comment 'of the login name as typed; empty: all names at that address',
  failures int not null,
  failed_at datetime(6) null,
  succeeded_at datetime(6) null,
  touched_at datetime(6) not null,
  primary key (address, name_sha256),
  index sign_in_attempt_ix_touched (touched_at)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;

--changeset cobuild:0019-tenancy-password
create table password_former (
  id bigint not null primary key,
  person_id bigint not null,
  password_hash varchar(200) not null,
  replaced_at datetime(6) not null,
  constraint password_former_fk_person foreign key (person_id) references person (id),
  index password_former_ix_person (person_id, id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;
