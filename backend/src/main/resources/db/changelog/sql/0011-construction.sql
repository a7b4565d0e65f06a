--liquibase formatted sql

--changeset cobuild:0011-construction
create table construction_contract (
  id bigint not null primary key,
  tenant_id bigint not null,
  project_id bigint not null,
  lot varchar(32) not null,
  title varchar(200) not null,
  supplier_name varchar(200) not null,
  supplier_credit_code char(18) not null,
  supplier_size varchar(8) not null,
  amount decimal(18,2) not null,
  awarded_on date not null,
  signed_on date not null,
  constraint construction_contract_uk_id unique (tenant_id, id),
  constraint construction_contract_uk_lot unique (tenant_id, project_id, lot),
  constraint construction_contract_fk_project foreign key (tenant_id, project_id) references project (tenant_id, id),
  index construction_contract_ix_project (project_id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;

create table construction_contract_term (
  id bigint not null primary key,
  tenant_id bigint not null,
  contract_id bigint not null,
  project_id bigint not null,
  ordinal int not null,
  title varchar(100) not null,
  milestone_id bigint null,
  amount decimal(18,2) not null,
  requested decimal(18,2) not null,
  paid decimal(18,2) not null,
  constraint construction_contract_term_uk_id unique (tenant_id, id),
  constraint construction_contract_term_fk_contract foreign key (tenant_id, contract_id) references construction_contract (tenant_id, id),
  constraint construction_contract_term_fk_project foreign key (tenant_id, project_id) references project (tenant_id, id),
  constraint construction_contract_term_fk_milestone foreign key (tenant_id, milestone_id) references project_milestone (tenant_id, id),
  index construction_contract_term_ix_contract (tenant_id, contract_id),
  index construction_contract_term_ix_project (tenant_id, project_id),
  index construction_contract_term_ix_milestone (tenant_id, milestone_id),
  constraint construction_contract_term_ck check (requested between 0 and amount and paid between 0 and requested)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;

create table construction_milestone (
  milestone_id bigint not null primary key comment 'what happened to a planned milestone',
  tenant_id bigint not null,
  project_id bigint not null,
  weight int not null comment 'copy of the planned weight',
  confirmed_progress int not null,
  forecast_end_on date null,
  actual_start_on date null,
  actual_end_on date null,
  constraint construction_milestone_uk_id unique (tenant_id, milestone_id),
  constraint construction_milestone_fk_milestone foreign key (tenant_id, milestone_id) references project_milestone (tenant_id, id),
  constraint construction_milestone_fk_project foreign key (tenant_id, project_id) references project (tenant_id, id),
  index construction_milestone_ix_project (project_id),
  index construction_milestone_ix_project_fk (tenant_id, project_id),
  constraint construction_milestone_ck check (confirmed_progress between 0 and 100)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;

create table construction_report (
  id bigint not null primary key,
  tenant_id bigint not null,
  project_id bigint not null,
  milestone_id bigint not null,
  progress int not null,
  forecast_end_on date not null,
  actual_start_on date null,
  actual_end_on date null,
  note varchar(2000) not null,
  document_id bigint null,
  state varchar(16) not null,
  reported_at datetime(6) not null,
  reporter_post_id bigint not null,
  reporter_name varchar(64) not null,
  remark varchar(1000) null,
  reviewed_at datetime(6) null,
  reviewer_post_id bigint null,
  reviewer_name varchar(64) null,
  constraint construction_report_uk_id unique (tenant_id, id),
  constraint construction_report_fk_project foreign key (tenant_id, project_id) references project (tenant_id, id),
  constraint construction_report_fk_milestone foreign key (tenant_id, milestone_id) references project_milestone (tenant_id, id),
  index construction_report_ix_milestone (tenant_id, milestone_id, id),
  index construction_report_ix_project (tenant_id, project_id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;

create table construction_payment_request (
  id bigint not null primary key,
  tenant_id bigint not null,
  project_id bigint not null,
  contract_id bigint not null,
  term_id bigint not null,
  amount decimal(18,2) not null,
  state varchar(16) not null,
  delivered_on date not null,
  pay_by date not null,
  requested_at datetime(6) not null,
  requester_post_id bigint not null,
  requester_name varchar(64) not null,
  reviewed_at datetime(6) null,
  approver_post_id bigint null,
  approver_name varchar(64) null,
  remark varchar(1000) null,
  paid_at datetime(6) null,
  payer_name varchar(64) null,
  constraint construction_payment_request_uk_id unique (tenant_id, id),
  constraint construction_payment_request_fk_project foreign key (tenant_id, project_id) references project (tenant_id, id),
  constraint construction_payment_request_fk_contract foreign key (tenant_id, contract_id) references construction_contract (tenant_id, id),
  constraint construction_payment_request_fk_term foreign key (tenant_id, term_id) references construction_contract_term (tenant_id, id),
  index construction_payment_request_ix_project (project_id, id),
  index construction_payment_request_ix_project_fk (tenant_id, project_id),
  index construction_payment_request_ix_contract (tenant_id, contract_id),
  index construction_payment_request_ix_term (tenant_id, term_id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;

create table construction_acceptance (
  id bigint not null primary key,
  tenant_id bigint not null,
  project_id bigint not null,
  state varchar(16) not null,
  completed_on date not null,
  due_on date not null,
  applied_on date not null,
  accepted_on date null,
  note text not null,
  case_id bigint null,
  constraint construction_acceptance_uk_id unique (tenant_id, id),
  constraint construction_acceptance_fk_project foreign key (tenant_id, project_id) references project (tenant_id, id),
  constraint construction_acceptance_fk_case foreign key (tenant_id, case_id) references approval_case (tenant_id, id),
  index construction_acceptance_ix_project (project_id, id),
  index construction_acceptance_ix_project_fk (tenant_id, project_id),
  index construction_acceptance_ix_case (tenant_id, case_id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;
