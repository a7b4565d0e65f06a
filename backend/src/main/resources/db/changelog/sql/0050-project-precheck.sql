--liquibase formatted sql

--changeset cobuild:0050-project-precheck
create table project_precheck (
  id bigint not null primary key,
  tenant_id bigint not null,
  project_id bigint not null,
  number int not null,
  checked_at datetime(6) not null,
  person_name varchar(64) not null,
  submission_number int null comment 'of which submission it is; its answers are never changed',
  content_sha256 char(64) not null comment 'of what was checked against what',
  entry_ids mediumtext not null comment 'the entries in force, ids with a space between',
  line_count int not null,
  hit_count int not null,
  constraint project_precheck_uk_id unique (tenant_id, id),
  constraint project_precheck_uk_number unique (tenant_id, project_id, number),
  constraint project_precheck_fk_project foreign key (tenant_id, project_id) references project (tenant_id, id),
  index project_precheck_ix_project (project_id, number)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;

create table project_precheck_hit (
  id bigint not null primary key,
  tenant_id bigint not null,
  project_id bigint not null,
  precheck_id bigint not null,
  ordinal int not null,
  place varchar(8) not null comment 'TITLE, GOALS or LINE',
  line_id bigint null comment 'the line, which may be gone since',
  line_ordinal int null,
  text varchar(500) not null,
  text_sha256 char(64) not null comment 'of all of the text, and of the line with its amount: an answer stands as long as it is the same',
  amount decimal(18,2) null,
  entry_tenant_id bigint not null comment 'the tenant whose list it is: a city''s for its counties',
  entry_id bigint not null,
  words varchar(1000) not null comment 'the words by which it was recognised, one a line',
  verdict varchar(8) not null comment 'OPEN, ACCEPTED or KEPT',
  reason varchar(500) null,
  answered_by_name varchar(64) null,
  answered_at datetime(6) null,
  version int not null,
  constraint project_precheck_hit_uk_id unique (tenant_id, id),
  constraint project_precheck_hit_fk_precheck foreign key (tenant_id, precheck_id) references project_precheck (tenant_id, id),
  constraint project_precheck_hit_fk_entry foreign key (entry_tenant_id, entry_id) references planning_list_entry (tenant_id, id),
  index project_precheck_hit_ix_precheck (precheck_id, ordinal),
  index project_precheck_hit_ix_precheck_fk (tenant_id, precheck_id),
  index project_precheck_hit_ix_entry (entry_tenant_id, entry_id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;
