--liquibase formatted sql

--changeset cobuild:0034-approval-engine
alter table approval_route_step
  add column stage int null comment 'stages follow each other, from 1',
  add column branch int null comment 'branches of a stage run side by side, from 1',
  add column ratio varchar(8) null comment 'with the rule RATIO, e.g. 2/3';
update approval_route_step set stage = ordinal, branch = 1;
alter table approval_route_step modify stage int not null comment 'stages follow each other, from 1';
alter table approval_route_step modify branch int not null comment 'branches of a stage run side by side, from 1';

alter table approval_route_assignee
  add column place int null comment 'place in a sequence, from 1; 0 where order has no meaning',
  add column veto boolean null comment 'whether the step cannot close without its consent';
update approval_route_assignee set place = 0, veto = false;
alter table approval_route_assignee
  modify place int not null comment 'place in a sequence, from 1; 0 where order has no meaning',
  modify veto boolean not null comment 'whether the step cannot close without its consent';

alter table approval_step
  add column stage int null comment 'stages follow each other, from 1',
  add column branch int null comment 'branches of a stage run side by side, from 1',
  add column ratio varchar(8) null comment 'with the rule RATIO, e.g. 2/3';
update approval_step set stage = ordinal, branch = 1;
alter table approval_step
  modify stage int not null comment 'stages follow each other, from 1',
  modify branch int not null comment 'branches of a stage run side by side, from 1';

alter table approval_task
  add column place int null comment 'place in a sequence, from 1; 0 where order has no meaning',
  add column kind varchar(8) null comment 'ROUTE, or whom somebody asked: BEFORE, AFTER, ADVICE',
  add column for_task_id bigint null comment 'the task whose holder asked for this one',
  add column veto boolean null comment 'whether the step cannot close without its consent',
  add column post_id bigint null comment 'handed to this post as long as it is held; null for anybody in the seat',
  add constraint approval_task_fk_post foreign key (tenant_id, post_id) references post (tenant_id, id),
  add index approval_task_ix_post (tenant_id, post_id);
update approval_task set place = 0, kind = 'ROUTE', veto = false;
alter table approval_task
  modify place int not null comment 'place in a sequence, from 1; 0 where order has no meaning',
  modify kind varchar(8) not null comment 'ROUTE, or whom somebody asked: BEFORE, AFTER, ADVICE',
  modify veto boolean not null comment 'whether the step cannot close without its consent';

alter table approval_decision
  add column return_to_step_id bigint null comment 'the step that a return goes to; null when it goes to the starter',
  add column resubmission varchar(8) null comment 'of a return: STRAIGHT or AGAIN';
update approval_decision set resubmission = 'STRAIGHT' where verb = 'RETURN';

create table approval_handover (
  id bigint not null primary key,
  tenant_id bigint not null,
  case_id bigint not null,
  step_id bigint not null,
  task_id bigint not null,
  verb varchar(16) not null,
  reason varchar(500) not null,
  post_id bigint not null,
  person_name varchar(64) not null,
  unit_name varchar(100) not null comment 'as it was called then',
  to_person_name varchar(64) null comment 'who was asked, or took the task over',
  to_unit_name varchar(100) null comment 'as it was called then',
  happened_at datetime(6) not null,
  constraint approval_handover_uk_id unique (tenant_id, id),
  constraint approval_handover_fk_case foreign key (tenant_id, case_id) references approval_case (tenant_id, id),
  constraint approval_handover_fk_step foreign key (tenant_id, step_id) references approval_step (tenant_id, id),
  index approval_handover_ix_case (tenant_id, case_id),
  index approval_handover_ix_step (tenant_id, step_id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;
