--liquibase formatted sql

--changeset cobuild:0049-planning-list
create table planning_list_entry (
  id bigint not null primary key,
  tenant_id bigint not null,
  kind varchar(16) not null comment 'UNIFIED_BUILD or NEGATIVE',
  clause varchar(40) not null,
  title varchar(100) not null,
  content varchar(2000) not null,
  any_terms varchar(1000) not null comment 'one a line: any of them recognises it',
  all_terms varchar(1000) not null comment 'one a line: all of them must be there, too',
  none_terms varchar(1000) not null comment 'one a line: where one of them stands it is not meant',
  suggestion varchar(500) not null,
  categories varchar(200) null comment 'joined by commas; null for every category',
  effective_on date not null,
  until_on date null comment 'the last day on which it is in force; null as long as nobody has ended it',
  version int not null,
  set_by_name varchar(64) null comment 'null: it came with the folder',
  set_at datetime(6) not null,
  constraint planning_list_entry_uk_id unique (tenant_id, id),
  constraint planning_list_entry_uk_clause unique (tenant_id, kind, clause, effective_on),
  constraint planning_list_entry_fk_tenant foreign key (tenant_id) references tenant (id),
  index planning_list_entry_ix_order (kind, clause, effective_on, id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;
