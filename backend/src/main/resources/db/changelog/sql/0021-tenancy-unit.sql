--liquibase formatted sql

--changeset cobuild:0021-tenancy-unit
alter table unit
  add column version int not null default 1 comment 'counts what acts have changed';

create table unit_change (
  id bigint not null primary key,
  tenant_id bigint not null,
  kind varchar(8) not null comment 'RENAME, MOVE, MERGE, SPLIT or CLOSE',
  state varchar(10) not null comment 'PLANNED until its day; DONE or WITHDRAWN',
  effective_on date not null,
  basis varchar(200) not null comment 'the document, by its number',
  planner_name varchar(64) not null,
  created_at datetime(6) not null,
  settled_at datetime(6) null,
  problem varchar(500) null comment 'why its day could not do it',
  version int not null,
  constraint unit_change_uk_id unique (tenant_id, id),
  constraint unit_change_fk_tenant foreign key (tenant_id) references tenant (id),
  index unit_change_ix_due (tenant_id, state, effective_on)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;

create table unit_change_part (
  tenant_id bigint not null,
  change_id bigint not null,
  ordinal int not null,
  side varchar(4) not null comment 'FROM: a unit that changes or ends; TO: one that goes on',
  unit_id bigint null comment 'null until its day makes a new unit',
  code varchar(64) not null,
  name varchar(100) not null comment 'as it was called before that day; a new unit''s own',
  name_en varchar(100) not null,
  new_name varchar(100) null comment 'what a renamed unit is called from that day',
  new_name_en varchar(100) null,
  kind varchar(24) not null,
  credit_code char(18) null,
  parent_id bigint null comment 'the unit above from that day',
  primary key (tenant_id, change_id, ordinal),
  constraint unit_change_part_fk_change foreign key (tenant_id, change_id) references unit_change (tenant_id, id),
  constraint unit_change_part_fk_unit foreign key (tenant_id, unit_id) references unit (tenant_id, id),
  constraint unit_change_part_fk_parent foreign key (tenant_id, parent_id) references unit (tenant_id, id),
  index unit_change_part_ix_unit (tenant_id, unit_id),
  index unit_change_part_ix_parent (tenant_id, parent_id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;

create table unit_change_choice (
  tenant_id bigint not null,
  change_id bigint not null,
  subject varchar(8) not null comment 'POST or PROJECT',
  subject_id bigint not null,
  successor int not null comment 'ordinal of the part that it goes to; what is not named goes to the first',
  primary key (tenant_id, change_id, subject, subject_id),
  constraint unit_change_choice_fk_part foreign key (tenant_id, change_id, successor)
    references unit_change_part (tenant_id, change_id, ordinal),
  index unit_change_choice_ix_part (tenant_id, change_id, successor)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;

create table project_former_unit (
  tenant_id bigint not null comment 'tenant that owns the project',
  project_id bigint not null,
  participant_id bigint not null comment '0 for the lead',
  change_id bigint not null comment 'the act of the unit''s tenant',
  kind varchar(8) not null,
  name varchar(100) not null comment 'as the unit was called until then',
  name_en varchar(100) not null,
  until_on date not null comment 'the day from which it is another, or called otherwise',
  primary key (tenant_id, project_id, participant_id, change_id),
  index project_former_unit_ix_project (project_id),
  constraint project_former_unit_fk_project foreign key (tenant_id, project_id) references project (tenant_id, id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;

-- A unit that has followed another may hold two packages of one project.
alter table project_participant
  add index project_participant_ix_project_unit (tenant_id, project_id, unit_id, role),
  drop index project_participant_uk_unit;
