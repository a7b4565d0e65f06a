--liquibase formatted sql

--changeset cobuild:0007-approval
create table approval_route (
  id bigint not null primary key,
  tenant_id bigint not null,
  code varchar(64) not null,
  version int not null,
  subject varchar(16) not null,
  name varchar(100) not null,
  name_en varchar(100) not null,
  effective_on date not null,
  constraint approval_route_uk_id unique (tenant_id, id),
  constraint approval_route_uk_version unique (tenant_id, code, version),
  constraint approval_route_fk_tenant foreign key (tenant_id) references tenant (id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;

create table approval_route_step (
  tenant_id bigint not null,
  route_id bigint not null,
  ordinal int not null,
  code varchar(32) not null,
  name varchar(100) not null,
  name_en varchar(100) not null,
  rule varchar(8) not null,
  above_policy varchar(64) null comment 'the step is needed only when the amount is above this policy value',
  working_days int not null,
  may_cut boolean not null,
  may_refuse boolean not null,
  primary key (tenant_id, route_id, ordinal),
  constraint approval_route_step_fk_route foreign key (tenant_id, route_id) references approval_route (tenant_id, id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;

create table approval_route_assignee (
  tenant_id bigint not null,
  route_id bigint not null,
  step_ordinal int not null,
  unit_id bigint not null,
  role varchar(32) not null,
  primary key (tenant_id, route_id, step_ordinal, unit_id, role),
  constraint approval_route_assignee_fk_step foreign key (tenant_id, route_id, step_ordinal)
    references approval_route_step (tenant_id, route_id, ordinal),
  constraint approval_route_assignee_fk_unit foreign key (tenant_id, unit_id) references unit (tenant_id, id),
  index approval_route_assignee_ix_unit (tenant_id, unit_id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;

create table approval_case (
  id bigint not null primary key,
  tenant_id bigint not null,
  subject varchar(16) not null,
  subject_id bigint not null,
  project_id bigint not null,
  title varchar(200) not null,
  amount decimal(18,2) not null,
  state varchar(16) not null,
  round int not null,
  route_id bigint not null,
  policy_on date not null,
  starter_unit_id bigint not null,
  starter_person_id bigint null comment 'who submitted it first; null when a machine did',
  opened_at datetime(6) not null,
  closed_at datetime(6) null,
  reply_number varchar(64) null,
  approval_condition varchar(500) null,
  constraint approval_case_uk_id unique (tenant_id, id),
  constraint approval_case_uk_reply unique (tenant_id, reply_number),
  constraint approval_case_fk_route foreign key (tenant_id, route_id) references approval_route (tenant_id, id),
  constraint approval_case_fk_starter foreign key (tenant_id, starter_unit_id) references unit (tenant_id, id),
  index approval_case_ix_route (tenant_id, route_id),
  index approval_case_ix_starter (tenant_id, starter_unit_id),
  index approval_case_ix_subject (subject, subject_id),
  index approval_case_ix_project (project_id, id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;

create table approval_step (
  id bigint not null primary key,
  tenant_id bigint not null,
  case_id bigint not null,
  ordinal int not null,
  code varchar(32) not null,
  name varchar(100) not null,
  name_en varchar(100) not null,
  rule varchar(8) not null,
  state varchar(16) not null,
  above_amount decimal(18,2) null comment 'the limit of the policy on the day of submission; the step is needed only above it',
  working_days int not null,
  may_cut boolean not null,
  may_refuse boolean not null,
  opened_at datetime(6) null,
  due_on date null,
  closed_at datetime(6) null,
  constraint approval_step_uk_id unique (tenant_id, id),
  constraint approval_step_uk_ordinal unique (tenant_id, case_id, ordinal),
  constraint approval_step_fk_case foreign key (tenant_id, case_id) references approval_case (tenant_id, id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;

create table approval_task (
  id bigint not null primary key,
  tenant_id bigint not null comment 'tenant of the unit that has to act',
  case_tenant_id bigint not null,
  case_id bigint not null,
  step_id bigint not null,
  unit_id bigint not null,
  role varchar(32) not null,
  state varchar(16) not null comment 'while the case is not open, an open task rests',
  opened_at datetime(6) null,
  due_on date null,
  decided_at datetime(6) null,
  decided_by_post_id bigint null,
  constraint approval_task_uk_id unique (tenant_id, id),
  constraint approval_task_fk_case foreign key (case_tenant_id, case_id) references approval_case (tenant_id, id),
  constraint approval_task_fk_step foreign key (case_tenant_id, step_id) references approval_step (tenant_id, id),
  constraint approval_task_fk_unit foreign key (tenant_id, unit_id) references unit (tenant_id, id),
  index approval_task_ix_case (case_tenant_id, case_id),
  index approval_task_ix_step (case_tenant_id, step_id),
  index approval_task_ix_inbox (tenant_id, unit_id, state, role, due_on, id),
  index approval_task_ix_done (tenant_id, decided_by_post_id, decided_at, id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;

create table approval_decision (
  id bigint not null primary key,
  tenant_id bigint not null,
  case_id bigint not null,
  step_id bigint not null,
  task_id bigint not null,
  round int not null,
  verb varchar(24) not null,
  opinion varchar(2000) not null,
  approval_condition varchar(500) null,
  post_id bigint not null,
  person_name varchar(64) not null,
  unit_name varchar(100) not null comment 'as it was called then',
  decided_at datetime(6) not null,
  constraint approval_decision_uk_id unique (tenant_id, id),
  constraint approval_decision_fk_case foreign key (tenant_id, case_id) references approval_case (tenant_id, id),
  constraint approval_decision_fk_step foreign key (tenant_id, step_id) references approval_step (tenant_id, id),
  index approval_decision_ix_case (tenant_id, case_id),
  index approval_decision_ix_step (tenant_id, step_id),
  index approval_decision_ix_task (task_id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;

create table approval_reply_series (
  tenant_id bigint not null,
  series varchar(32) not null comment 'code in the dictionary reply_series, whose name is the template of the number',
  year int not null,
  last_number int not null comment 'taken under a row lock in the deciding transaction, so that numbers have no gaps',
  primary key (tenant_id, series, year),
  constraint approval_reply_series_fk_tenant foreign key (tenant_id) references tenant (id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;
