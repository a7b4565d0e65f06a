--liquibase formatted sql

--changeset cobuild:0039-approval-escalation
create table approval_escalation (
  id bigint not null primary key,
  tenant_id bigint not null comment 'tenant of the unit that has to act',
  case_tenant_id bigint not null,
  case_id bigint not null,
  task_id bigint not null,
  due_on date not null comment 'the deadline that passed: each is brought before the superior once',
  unit_id bigint not null,
  role varchar(32) not null comment 'the superior seat',
  escalated_at datetime(6) not null,
  constraint approval_escalation_uk_id unique (tenant_id, id),
  constraint approval_escalation_uk_task unique (tenant_id, task_id, due_on),
  constraint approval_escalation_fk_task foreign key (tenant_id, task_id) references approval_task (tenant_id, id),
  constraint approval_escalation_fk_case foreign key (case_tenant_id, case_id) references approval_case (tenant_id, id),
  constraint approval_escalation_fk_unit foreign key (tenant_id, unit_id) references unit (tenant_id, id),
  index approval_escalation_ix_case (case_tenant_id, case_id),
  index approval_escalation_ix_seat (tenant_id, unit_id, role, task_id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;

--changeset cobuild:0039-escalation-days
-- Cities that were there before the rule was: what their folders will say, too.
insert into policy_value (tenant_id, name, effective_on, value, clause, mark, county_may)
  select id, 'escalation_days', '2020-01-01', '3', '超过办理期限三个工作日仍未办理的，上报分管领导', 'C', 'ANY'
  from tenant where id = city_id and level <> 'PLATFORM';

--changeset cobuild:0039-approval-suspended-days
create table approval_suspended_days (
  tenant_id bigint not null,
  from_on date not null comment 'the day on which the tenant was suspended',
  to_on date not null comment 'the day on which it was resumed: working days after the one up to the other do not count',
  primary key (tenant_id, from_on, to_on),
  constraint approval_suspended_days_fk_tenant foreign key (tenant_id) references tenant (id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;
