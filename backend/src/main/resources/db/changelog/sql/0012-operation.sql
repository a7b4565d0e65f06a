--liquibase formatted sql

--changeset cobuild:0012-operation
create table operation_entry (
  id bigint not null primary key,
  tenant_id bigint not null,
  project_id bigint not null,
  kind varchar(8) not null,
  month date not null comment 'its first day; its year is the one in whose close the entry counts',
  amount decimal(18,2) not null comment 'signed',
  note varchar(500) not null,
  booked_at datetime(6) not null,
  booker_person_id bigint null comment 'who may not match it; null for a machine client',
  booker_name varchar(64) not null,
  matched_at datetime(6) null,
  matcher_name varchar(64) null,
  counters_entry_id bigint null,
  closed_year int null comment 'set by the close that counted it',
  constraint operation_entry_uk_id unique (tenant_id, id),
  constraint operation_entry_uk_counters unique (tenant_id, counters_entry_id),
  constraint operation_entry_fk_project foreign key (tenant_id, project_id) references project (tenant_id, id),
  constraint operation_entry_fk_counters foreign key (tenant_id, counters_entry_id) references operation_entry (tenant_id, id),
  constraint operation_entry_fk_booker foreign key (booker_person_id) references person (id),
  index operation_entry_ix_project (project_id, month, id),
  index operation_entry_ix_close (tenant_id, project_id, closed_year, month),
  index operation_entry_ix_booker (booker_person_id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;

create table operation_year (
  id bigint not null primary key,
  tenant_id bigint not null,
  project_id bigint not null,
  year int not null,
  revenue decimal(18,2) not null,
  cost decimal(18,2) not null,
  net decimal(18,2) not null,
  loss_carried decimal(18,2) not null,
  loss_left decimal(18,2) not null comment 'loss to be set off against later years',
  reinvestment_ratio decimal(7,6) not null,
  reinvested decimal(18,2) not null,
  closed_at datetime(6) not null,
  closer_name varchar(64) not null,
  constraint operation_year_uk_id unique (tenant_id, id),
  constraint operation_year_uk_year unique (tenant_id, project_id, year),
  constraint operation_year_fk_project foreign key (tenant_id, project_id) references project (tenant_id, id),
  index operation_year_ix_project (project_id, year)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;
