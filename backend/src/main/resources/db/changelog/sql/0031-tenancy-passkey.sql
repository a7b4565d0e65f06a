--liquibase formatted sql

--changeset cobuild:0031-tenancy-passkey
create table passkey (
  id bigint not null primary key,
  person_id bigint not null,
  credential_id varbinary(1023) not null,
  public_key varbinary(2000) not null comment 'COSE',
  attestation varbinary(8000) not null comment 'as the authenticator gave it',
  label varchar(60) not null comment 'as its person calls it',
  signature_count bigint not null,
  user_verified boolean not null comment 'by finger, face or PIN, when it was made',
  backup_eligible boolean not null,
  backed_up boolean not null,
  transports varchar(100) not null comment 'space separated',
  made_at datetime(6) not null,
  used_at datetime(6) null,
  constraint passkey_uk_credential unique (credential_id),
  constraint passkey_fk_person foreign key (person_id) references person (id),
  index passkey_ix_person (person_id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;
