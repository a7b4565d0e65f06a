--liquibase formatted sql

--changeset cobuild:0047-planning
create table planning_plan (
  id bigint not null primary key,
  tenant_id bigint not null,
  title varchar(200) not null,
  first_year int not null,
  last_year int not null,
  state varchar(16) not null comment 'DRAFT, IN_FORCE or CLOSED',
  version int not null,
  created_at datetime(6) not null,
  updated_at datetime(6) not null,
  constraint planning_plan_uk_id unique (tenant_id, id),
  constraint planning_plan_fk_tenant foreign key (tenant_id) references tenant (id),
  index planning_plan_ix_years (tenant_id, first_year, id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;

create table planning_goal (
  id bigint not null primary key,
  tenant_id bigint not null,
  plan_id bigint not null,
  ordinal int not null,
  year int not null,
  title varchar(200) not null,
  measure varchar(500) not null comment 'by what it is seen to be reached',
  constraint planning_goal_uk_id unique (tenant_id, id),
  constraint planning_goal_fk_plan foreign key (tenant_id, plan_id) references planning_plan (tenant_id, id),
  index planning_goal_ix_plan (plan_id, ordinal)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;

create table planning_task (
  id bigint not null primary key,
  tenant_id bigint not null,
  plan_id bigint not null,
  goal_id bigint not null,
  ordinal int not null,
  code varchar(32) not null,
  title varchar(200) not null,
  description varchar(2000) not null,
  unit_tenant_id bigint not null comment 'tenant of the unit that is responsible',
  unit_id bigint not null,
  constraint planning_task_uk_id unique (tenant_id, id),
  constraint planning_task_fk_plan foreign key (tenant_id, plan_id) references planning_plan (tenant_id, id),
  constraint planning_task_fk_goal foreign key (tenant_id, goal_id) references planning_goal (tenant_id, id),
  constraint planning_task_fk_unit foreign key (unit_tenant_id, unit_id) references unit (tenant_id, id),
  index planning_task_ix_plan (plan_id, ordinal),
  index planning_task_ix_goal (goal_id, ordinal),
  index planning_task_ix_unit (unit_tenant_id, unit_id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;

create table planning_batch (
  id bigint not null primary key,
  tenant_id bigint not null,
  year int not null,
  title varchar(100) not null,
  opens_on date not null,
  closes_on date not null,
  counties_may_set boolean not null comment 'whether a county may set a window of its own',
  version int not null,
  created_at datetime(6) not null,
  constraint planning_batch_uk_id unique (tenant_id, id),
  constraint planning_batch_uk_title unique (tenant_id, year, title),
  constraint planning_batch_fk_tenant foreign key (tenant_id) references tenant (id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;

create table planning_window (
  tenant_id bigint not null comment 'tenant that made the batch',
  batch_id bigint not null,
  window_tenant_id bigint not null comment 'tenant for which the window was set',
  opens_on date not null,
  closes_on date not null,
  primary key (tenant_id, batch_id, window_tenant_id),
  constraint planning_window_fk_batch foreign key (tenant_id, batch_id) references planning_batch (tenant_id, id),
  constraint planning_window_fk_tenant foreign key (window_tenant_id) references tenant (id),
  index planning_window_ix_tenant (window_tenant_id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;
