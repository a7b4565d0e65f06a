--liquibase formatted sql

--changeset cobuild:0067-project-framework
create table project_framework_entry (
  id bigint not null primary key,
  tenant_id bigint not null,
  project_id bigint not null,
  participant_id bigint null comment 'whose part; null for the whole and for the part of the lead',
  kind varchar(16) not null comment 'GOALS, CONTENTS, BUSINESS_FLOW, DATA_FLOW, SCOPE, GIVES or TAKES',
  ordinal int not null,
  content varchar(5000) not null comment 'the text, or the name of an interface',
  counterpart varchar(200) null comment 'with whom, of an interface',
  exchanged varchar(500) null comment 'what data, of an interface',
  constraint project_framework_entry_uk_id unique (tenant_id, id),
  constraint project_framework_entry_fk_project foreign key (tenant_id, project_id) references project (tenant_id, id),
  constraint project_framework_entry_fk_participant foreign key (tenant_id, participant_id) references project_participant (tenant_id, id),
  index project_framework_entry_ix_project (project_id, participant_id, kind, ordinal),
  index project_framework_entry_ix_project_fk (tenant_id, project_id),
  index project_framework_entry_ix_participant (tenant_id, participant_id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;

--changeset cobuild:0067-project-framework-ruling
create table project_framework_ruling (
  id bigint not null primary key,
  tenant_id bigint not null,
  project_id bigint not null,
  overlap_key char(64) not null comment 'SHA-256 of both parts and both texts: a ruling stands as long as they are the same',
  reason varchar(500) not null,
  person_name varchar(64) not null,
  ruled_at datetime(6) not null,
  constraint project_framework_ruling_uk_id unique (tenant_id, id),
  constraint project_framework_ruling_uk_overlap unique (tenant_id, project_id, overlap_key),
  constraint project_framework_ruling_fk_project foreign key (tenant_id, project_id) references project (tenant_id, id),
  index project_framework_ruling_ix_project (project_id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;
