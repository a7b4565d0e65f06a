--liquibase formatted sql

--changeset cobuild:0040-approval-meeting
alter table approval_route_step
  add column meeting boolean null comment 'whether a meeting decides in it';
update approval_route_step set meeting = false;
alter table approval_route_step
  modify meeting boolean not null comment 'whether a meeting decides in it';

alter table approval_step
  add column meeting boolean null comment 'whether a meeting decides in it';
update approval_step set meeting = false;
alter table approval_step
  modify meeting boolean not null comment 'whether a meeting decides in it';

create table approval_meeting (
  decision_id bigint not null primary key,
  tenant_id bigint not null,
  held_on date not null,
  name varchar(200) not null,
  present varchar(1000) not null,
  minutes mediumtext not null,
  constraint approval_meeting_uk_decision unique (tenant_id, decision_id),
  constraint approval_meeting_fk_decision foreign key (tenant_id, decision_id) references approval_decision (tenant_id, id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;

--changeset cobuild:0040-approval-condition
alter table approval_decision modify approval_condition varchar(6000) null comment 'texts of its conditions, one a line';
alter table approval_case modify approval_condition varchar(6000) null comment 'texts of its conditions, one a line';
alter table project modify approval_condition varchar(6000) null comment 'texts of its conditions, one a line';

create table approval_case_condition (
  id bigint not null primary key,
  tenant_id bigint not null,
  case_id bigint not null,
  project_id bigint not null,
  decision_id bigint not null comment 'which named it',
  ordinal int not null comment 'place among the conditions of the decision, from 1',
  text varchar(500) not null,
  gate varchar(16) not null comment 'what may not happen before it is met',
  allocation_number int null comment 'with the gate ALLOCATION: from which allocation on, from 1',
  due_on date null,
  meeting boolean not null comment 'whether a meeting named it: then only its secretary lifts it',
  state varchar(8) not null comment 'NAMED until its approval is given; then OPEN, MET or LIFTED',
  ended_at datetime(6) null,
  reason varchar(2000) null comment 'the evidence that it is met, or why it is lifted',
  post_id bigint null comment 'who ended it',
  person_name varchar(64) null,
  unit_name varchar(100) null comment 'as it was called then',
  constraint approval_case_condition_uk_id unique (tenant_id, id),
  constraint approval_case_condition_uk_ordinal unique (tenant_id, decision_id, ordinal),
  constraint approval_case_condition_fk_case foreign key (tenant_id, case_id) references approval_case (tenant_id, id),
  constraint approval_case_condition_fk_decision foreign key (tenant_id, decision_id) references approval_decision (tenant_id, id),
  index approval_case_condition_ix_case (tenant_id, case_id),
  index approval_case_condition_ix_project (project_id, id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;

-- Conditions that were named before they were kept one by one: followed up, and holding nothing.
insert into approval_case_condition
    (id, tenant_id, case_id, project_id, decision_id, ordinal, text, gate, allocation_number, due_on, meeting, state)
  select d.id, d.tenant_id, d.case_id, c.project_id, d.id, 1, d.approval_condition, 'NONE', null, null, false,
    case when c.state = 'APPROVED' and locate(d.approval_condition, c.approval_condition) > 0 then 'OPEN' else 'NAMED' end
  from approval_decision d
  join approval_case c on c.tenant_id = d.tenant_id and c.id = d.case_id
  where d.approval_condition is not null;
