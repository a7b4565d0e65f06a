--liquibase formatted sql

--changeset cobuild:0008-project
create table project (
  id bigint not null primary key,
  tenant_id bigint not null,
  city_id bigint not null,
  unit_id bigint not null comment 'the lead',
  code varchar(32) not null,
  title varchar(200) not null,
  goals mediumtext not null,
  category varchar(16) not null,
  field varchar(64) not null,
  stage varchar(16) not null,
  planned_start_on date null,
  planned_end_on date null,
  submitted_amount decimal(18,2) not null,
  cut_amount decimal(18,2) not null,
  approved_amount decimal(18,2) not null comment 'submitted - cut; may be contracted once approved_on is set',
  reply_number varchar(64) null,
  approval_condition varchar(500) null,
  approved_on date null,
  version int not null,
  created_by_post_id bigint not null,
  created_at datetime(6) not null,
  updated_at datetime(6) not null,
  constraint project_uk_id unique (tenant_id, id),
  constraint project_uk_code unique (tenant_id, code),
  constraint project_fk_unit foreign key (tenant_id, unit_id) references unit (tenant_id, id),
  constraint project_fk_city foreign key (city_id) references tenant (id),
  index project_ix_unit (tenant_id, unit_id),
  index project_ix_city (city_id),
  constraint project_ck_amount check (approved_amount = submitted_amount - cut_amount and cut_amount >= 0 and approved_amount >= 0)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;

create table project_code_series (
  tenant_id bigint not null,
  year int not null,
  last_number int not null,
  primary key (tenant_id, year),
  constraint project_code_series_fk_tenant foreign key (tenant_id) references tenant (id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;

create table project_participant (
  id bigint not null primary key,
  tenant_id bigint not null comment 'tenant that owns the project',
  project_id bigint not null,
  unit_tenant_id bigint not null comment 'tenant of the unit that takes part',
  unit_id bigint not null,
  role varchar(16) not null,
  state varchar(16) not null,
  package_title varchar(200) not null,
  package_scope text not null,
  share decimal(18,2) not null,
  round int not null,
  asked_at datetime(6) null,
  due_on date null,
  answered_at datetime(6) null,
  constraint project_participant_uk_id unique (tenant_id, id),
  constraint project_participant_uk_unit unique (tenant_id, project_id, unit_id, role),
  constraint project_participant_fk_project foreign key (tenant_id, project_id) references project (tenant_id, id),
  constraint project_participant_fk_unit foreign key (unit_tenant_id, unit_id) references unit (tenant_id, id),
  index project_participant_ix_unit (unit_tenant_id, unit_id, state, due_on, id),
  index project_participant_ix_project (project_id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;

create table project_participant_event (
  id bigint not null primary key,
  tenant_id bigint not null,
  participant_id bigint not null,
  kind varchar(16) not null,
  round int not null,
  occurred_at datetime(6) not null,
  person_name varchar(64) not null,
  unit_name varchar(100) not null,
  reason varchar(1000) null,
  package_title varchar(200) not null,
  package_scope text not null,
  share decimal(18,2) not null,
  constraint project_participant_event_uk_id unique (tenant_id, id),
  constraint project_participant_event_fk foreign key (tenant_id, participant_id) references project_participant (tenant_id, id),
  index project_participant_event_ix (tenant_id, participant_id, id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;

create table project_estimate_line (
  id bigint not null primary key,
  tenant_id bigint not null,
  project_id bigint not null,
  ordinal int not null,
  cost_group varchar(64) not null,
  title varchar(200) not null,
  quantity decimal(18,4) not null,
  quantity_unit varchar(20) not null,
  unit_price decimal(18,2) not null,
  submitted_amount decimal(18,2) not null,
  cut_amount decimal(18,2) not null,
  cut_reason varchar(500) null,
  cut_clause varchar(200) null,
  approved_amount decimal(18,2) not null,
  participant_id bigint null,
  leads boolean not null,
  constraint project_estimate_line_uk_id unique (tenant_id, id),
  constraint project_estimate_line_fk_project foreign key (tenant_id, project_id) references project (tenant_id, id),
  constraint project_estimate_line_fk_participant foreign key (tenant_id, participant_id) references project_participant (tenant_id, id),
  index project_estimate_line_ix_project (project_id, ordinal),
  index project_estimate_line_ix_project_fk (tenant_id, project_id),
  index project_estimate_line_ix_participant (tenant_id, participant_id),
  constraint project_estimate_line_ck check (cut_amount between 0 and submitted_amount and approved_amount = submitted_amount - cut_amount)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;

create table project_funding_source (
  id bigint not null primary key,
  tenant_id bigint not null,
  project_id bigint not null,
  ordinal int not null,
  source varchar(16) not null,
  participant_id bigint null,
  amount decimal(18,2) not null,
  boundary varchar(200) null,
  constraint project_funding_source_uk_id unique (tenant_id, id),
  constraint project_funding_source_fk_project foreign key (tenant_id, project_id) references project (tenant_id, id),
  constraint project_funding_source_fk_participant foreign key (tenant_id, participant_id) references project_participant (tenant_id, id),
  index project_funding_source_ix_project (project_id, ordinal),
  index project_funding_source_ix_project_fk (tenant_id, project_id),
  index project_funding_source_ix_participant (tenant_id, participant_id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;

create table project_milestone (
  id bigint not null primary key,
  tenant_id bigint not null,
  project_id bigint not null,
  ordinal int not null,
  title varchar(200) not null,
  weight int not null,
  baseline_start_on date not null,
  baseline_end_on date not null,
  constraint project_milestone_uk_id unique (tenant_id, id),
  constraint project_milestone_fk_project foreign key (tenant_id, project_id) references project (tenant_id, id),
  index project_milestone_ix_project (project_id, ordinal),
  index project_milestone_ix_project_fk (tenant_id, project_id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;

create table project_submission (
  id bigint not null primary key,
  tenant_id bigint not null,
  project_id bigint not null,
  number int not null,
  submitted_at datetime(6) not null,
  person_name varchar(64) not null,
  amount decimal(18,2) not null,
  content mediumtext not null comment 'canonical JSON of everything submitted; never changed',
  sha256 char(64) not null,
  constraint project_submission_uk_id unique (tenant_id, id),
  constraint project_submission_uk_number unique (tenant_id, project_id, number),
  constraint project_submission_fk_project foreign key (tenant_id, project_id) references project (tenant_id, id),
  index project_submission_ix_project (project_id, number)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;

create table project_visibility (
  tenant_id bigint not null comment 'tenant of the viewer',
  unit_id bigint not null comment 'unit of the viewer; 0 for the roles that read tenant-wide',
  project_id bigint not null,
  part varchar(8) not null comment 'WHOLE or PACKAGE',
  stage varchar(16) not null comment 'copy of project.stage',
  created_at datetime(6) not null comment 'copy of project.created_at, sort key',
  updated_at datetime(6) not null comment 'copy of project.updated_at, sort key',
  owner_tenant_id bigint not null comment 'copy of project.tenant_id',
  primary key (tenant_id, unit_id, project_id),
  constraint project_visibility_fk_tenant foreign key (tenant_id) references tenant (id),
  constraint project_visibility_fk_project foreign key (owner_tenant_id, project_id) references project (tenant_id, id),
  index project_visibility_ix_project (project_id, tenant_id, unit_id, part),
  index project_visibility_ix_owner (owner_tenant_id, project_id),
  index project_visibility_ix_updated (tenant_id, unit_id, updated_at, project_id),
  index project_visibility_ix_created (tenant_id, unit_id, created_at, project_id),
  index project_visibility_ix_stage (tenant_id, unit_id, stage, updated_at, project_id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;
