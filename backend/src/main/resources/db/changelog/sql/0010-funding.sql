--liquibase formatted sql

--changeset cobuild:0010-funding
create table fund_pool (
  id bigint not null primary key,
  tenant_id bigint not null,
  source varchar(16) not null,
  year int not null,
  amount decimal(18,2) not null,
  allocated decimal(18,2) not null,
  version int not null,
  constraint fund_pool_uk_id unique (tenant_id, id),
  constraint fund_pool_uk_source unique (tenant_id, source, year),
  constraint fund_pool_fk_tenant foreign key (tenant_id) references tenant (id),
  constraint fund_pool_ck check (allocated between 0 and amount)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;

create table fund_project (
  project_id bigint not null primary key,
  tenant_id bigint not null,
  approved decimal(18,2) not null,
  allocated decimal(18,2) not null,
  contracted decimal(18,2) not null,
  paid decimal(18,2) not null,
  constraint fund_project_uk unique (tenant_id, project_id),
  constraint fund_project_fk_project foreign key (tenant_id, project_id) references project (tenant_id, id),
  constraint fund_project_ck check (allocated >= 0 and contracted between 0 and approved and paid between 0 and contracted and paid <= allocated)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;

create table fund_project_source (
  tenant_id bigint not null,
  project_id bigint not null,
  source varchar(16) not null,
  planned decimal(18,2) not null,
  allocated decimal(18,2) not null,
  primary key (tenant_id, project_id, source),
  constraint fund_project_source_fk_project foreign key (tenant_id, project_id) references fund_project (tenant_id, project_id),
  index fund_project_source_ix_project (project_id),
  constraint fund_project_source_ck check (allocated between 0 and planned)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;

create table fund_entry (
  id bigint not null primary key,
  tenant_id bigint not null,
  kind varchar(16) not null,
  pool_id bigint null,
  project_id bigint null,
  source varchar(16) null,
  year int null,
  amount decimal(18,2) not null comment 'signed; a counter-entry has the opposite sign',
  booked_on date not null,
  occurred_at datetime(6) not null,
  contract_id bigint null,
  payment_request_id bigint null,
  counters_entry_id bigint null,
  origin_project_id bigint null comment 'whose revenue flowed back',
  origin_year int null,
  note varchar(500) null,
  person_name varchar(64) not null,
  post_id bigint null,
  constraint fund_entry_uk_id unique (tenant_id, id),
  constraint fund_entry_uk_counters unique (tenant_id, counters_entry_id),
  constraint fund_entry_uk_payment unique (tenant_id, kind, payment_request_id),
  constraint fund_entry_fk_pool foreign key (tenant_id, pool_id) references fund_pool (tenant_id, id),
  constraint fund_entry_fk_project foreign key (tenant_id, project_id) references project (tenant_id, id),
  constraint fund_entry_fk_counters foreign key (tenant_id, counters_entry_id) references fund_entry (tenant_id, id),
  constraint fund_entry_fk_origin foreign key (tenant_id, origin_project_id) references project (tenant_id, id),
  index fund_entry_ix_pool (tenant_id, pool_id, id),
  index fund_entry_ix_project (project_id, id),
  index fund_entry_ix_project_fk (tenant_id, project_id),
  index fund_entry_ix_origin (tenant_id, origin_project_id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;

create table fund_reinvestment_use (
  id bigint not null primary key,
  tenant_id bigint not null,
  inflow_entry_id bigint not null,
  allocation_entry_id bigint not null,
  origin_project_id bigint not null,
  origin_year int not null,
  project_id bigint not null,
  amount decimal(18,2) not null comment 'negative when the allocation was countered',
  constraint fund_reinvestment_use_uk_id unique (tenant_id, id),
  constraint fund_reinvestment_use_fk_inflow foreign key (tenant_id, inflow_entry_id) references fund_entry (tenant_id, id),
  constraint fund_reinvestment_use_fk_allocation foreign key (tenant_id, allocation_entry_id) references fund_entry (tenant_id, id),
  constraint fund_reinvestment_use_fk_origin foreign key (tenant_id, origin_project_id) references project (tenant_id, id),
  constraint fund_reinvestment_use_fk_project foreign key (tenant_id, project_id) references project (tenant_id, id),
  index fund_reinvestment_use_ix_inflow (tenant_id, inflow_entry_id),
  index fund_reinvestment_use_ix_allocation (tenant_id, allocation_entry_id),
  index fund_reinvestment_use_ix_origin (tenant_id, origin_project_id),
  index fund_reinvestment_use_ix_project (tenant_id, project_id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;
