--liquibase formatted sql

--changeset cobuild:0080-audit-log
create table audit_log (
  tenant_id bigint not null primary key,
  digest varchar(16) not null comment 'SHA_256 or SM3: how its tree is hashed, for good',
  size bigint not null comment 'entries so far; whoever adds some holds this row until the commit, so that positions have no gap',
  constraint audit_log_fk_tenant foreign key (tenant_id) references tenant (id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin comment='the log of decisions of a tenant';

create table audit_log_entry (
  tenant_id bigint not null,
  position bigint not null comment 'from 0, in the order of the commits',
  entry_id bigint not null comment 'the act in the trail',
  content text not null comment 'canonical JSON (docs/log.md)',
  leaf varbinary(32) not null comment 'hash of the content as a leaf of the tree',
  salt varbinary(32) null comment 'hides names and reasons behind the digest in the content; null once they were erased by law',
  primary key (tenant_id, position),
  constraint audit_log_entry_uk_entry unique (tenant_id, entry_id),
  constraint audit_log_entry_fk_log foreign key (tenant_id) references audit_log (tenant_id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;

create table audit_log_tile (
  tenant_id bigint not null,
  level int not null comment '0: over leaves; 1: over tiles of level 0',
  number bigint not null comment 'from 0, from the left',
  hashes varbinary(8192) not null comment '256 hashes; a tile is only kept when it is full, and never changes',
  root varbinary(32) not null comment 'hash of the subtree over them',
  primary key (tenant_id, level, number),
  constraint audit_log_tile_fk_log foreign key (tenant_id) references audit_log (tenant_id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin comment='inner hashes of the tree, derived from its leaves';

create table audit_log_key (
  id bigint not null primary key,
  tenant_id bigint not null,
  algorithm varchar(16) not null comment 'ED25519 or SM2',
  public_key varbinary(128) not null,
  from_at datetime(6) not null,
  to_at datetime(6) null comment 'when another one took over',
  revoked_at datetime(6) null comment 'from when it is no longer trusted: it may have been in other hands since',
  revoked_reason varchar(500) null,
  signing boolean null comment 'true for the one that signs now, null for the others',
  constraint audit_log_key_uk_id unique (tenant_id, id),
  constraint audit_log_key_uk_signing unique (tenant_id, signing),
  constraint audit_log_key_fk_tenant foreign key (tenant_id) references tenant (id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin comment='public keys; the private ones are files, or in a device';

create table audit_log_head (
  id bigint not null primary key,
  tenant_id bigint not null,
  size bigint not null comment 'entries that it covers',
  root varbinary(32) not null,
  headed_at datetime(6) not null,
  key_id bigint not null,
  signature varchar(200) not null comment 'line of the signed note',
  constraint audit_log_head_uk_size unique (tenant_id, size),
  constraint audit_log_head_uk_id unique (tenant_id, id),
  constraint audit_log_head_fk_log foreign key (tenant_id) references audit_log (tenant_id),
  constraint audit_log_head_fk_key foreign key (tenant_id, key_id) references audit_log_key (tenant_id, id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin comment='signed heads of the tree';

create table audit_log_countersignature (
  tenant_id bigint not null comment 'whose log it is',
  head_id bigint not null,
  size bigint not null comment 'of the head',
  witness_tenant_id bigint not null,
  key_id bigint not null comment 'of the witness',
  signed_at datetime(6) not null,
  signature varchar(200) not null comment 'line of the signed note',
  primary key (tenant_id, head_id, witness_tenant_id),
  constraint audit_log_countersignature_fk_head foreign key (tenant_id, head_id) references audit_log_head (tenant_id, id),
  constraint audit_log_countersignature_fk_key foreign key (witness_tenant_id, key_id) references audit_log_key (tenant_id, id),
  index audit_log_countersignature_ix_size (tenant_id, size),
  index audit_log_countersignature_ix_witness (witness_tenant_id, key_id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;

create table audit_log_alarm (
  id bigint not null primary key,
  tenant_id bigint not null comment 'whose log it is',
  found_at datetime(6) not null,
  last_at datetime(6) not null comment 'when it was found the last time',
  witness_tenant_id bigint null comment 'who refused to countersign; null when the tenant itself refused to sign',
  kind varchar(16) not null comment 'what is wrong',
  known_size bigint not null comment 'of the head that was signed before, which the log does not go on from',
  size bigint not null comment 'of the log when it was found',
  place bigint not null comment 'first position that is wrong, as far as it is known',
  constraint audit_log_alarm_uk unique (tenant_id, kind, known_size, place),
  constraint audit_log_alarm_fk_log foreign key (tenant_id) references audit_log (tenant_id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin comment='what kept a head from being signed or countersigned';

-- The texts that were decided on are found by their digests when a log is exported.
alter table project_submission add index project_submission_ix_sha256 (tenant_id, sha256);
alter table filing_version add index filing_version_ix_sha256 (tenant_id, sha256);

alter table approval_case
  add column text_sha256 varchar(64) null comment 'SHA-256 of the text that is decided on, of the last round; null where a matter has none, and before there was a log';
