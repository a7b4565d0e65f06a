--liquibase formatted sql

--changeset cobuild:0035-approval-urge-copy
create table approval_urge (
  id bigint not null primary key,
  tenant_id bigint not null,
  case_id bigint not null,
  note varchar(200) null,
  person_name varchar(64) not null,
  unit_name varchar(100) not null comment 'as it was called then',
  urged_at datetime(6) not null,
  constraint approval_urge_uk_id unique (tenant_id, id),
  constraint approval_urge_fk_case foreign key (tenant_id, case_id) references approval_case (tenant_id, id),
  index approval_urge_ix_case (tenant_id, case_id, urged_at)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;

create table approval_copy (
  id bigint not null primary key,
  tenant_id bigint not null,
  case_id bigint not null,
  post_id bigint not null comment 'who receives it, of the tenant of the case',
  receiver_name varchar(64) not null,
  receiver_unit_name varchar(100) not null comment 'as it was called then',
  note varchar(200) null,
  person_name varchar(64) not null,
  unit_name varchar(100) not null comment 'as it was called then',
  copied_at datetime(6) not null,
  read_at datetime(6) null comment 'when the receiver opened the case; null while unread',
  constraint approval_copy_uk_id unique (tenant_id, id),
  constraint approval_copy_fk_case foreign key (tenant_id, case_id) references approval_case (tenant_id, id),
  constraint approval_copy_fk_post foreign key (tenant_id, post_id) references post (tenant_id, id),
  index approval_copy_ix_case (tenant_id, case_id),
  index approval_copy_ix_post (tenant_id, post_id, id),
  index approval_copy_ix_unread (tenant_id, post_id, read_at, id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;

--changeset cobuild:0035-urge-interval
-- Cities that were there before the rule was: what their folders will say, too.
insert into policy_value (tenant_id, name, effective_on, value, clause, mark, county_may)
  select id, 'urge_interval_hours', '2020-01-01', '24', '同一事项二十四小时内催办一次', 'C', 'ANY'
  from tenant where id = city_id and level <> 'PLATFORM';
