--liquibase formatted sql

--changeset cobuild:0037-approval-proxy
create table approval_proxy (
  id bigint not null primary key,
  tenant_id bigint not null,
  post_id bigint not null comment 'whose holder is absent',
  proxy_post_id bigint not null comment 'whose holder acts for it, of the same unit',
  person_name varchar(64) not null,
  proxy_name varchar(64) not null,
  unit_name varchar(100) not null comment 'as it was called then',
  first_on date not null,
  last_on date not null,
  begins_at datetime(6) not null comment 'when the first day begins where the tenant is',
  ends_at datetime(6) not null comment 'when the last day ends there',
  subjects varchar(64) not null comment 'kinds of matter, apart by spaces; empty for all',
  steps varchar(1000) not null comment 'codes of steps, apart by spaces; empty for all',
  reason varchar(500) not null,
  chain int not null comment 'over how many proxies it may be reached: proxy_chain of the policy on the first day',
  granted_at datetime(6) not null,
  ended_at datetime(6) null comment 'when it was ended early; null when it was not',
  constraint approval_proxy_uk_id unique (tenant_id, id),
  constraint approval_proxy_fk_post foreign key (tenant_id, post_id) references post (tenant_id, id),
  constraint approval_proxy_fk_proxy foreign key (tenant_id, proxy_post_id) references post (tenant_id, id),
  index approval_proxy_ix_post (tenant_id, post_id, ends_at),
  index approval_proxy_ix_proxy (tenant_id, proxy_post_id, ends_at),
  index approval_proxy_ix_term (tenant_id, ends_at)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;

alter table approval_decision
  add column acting_for_post_id bigint null comment 'the post that was acted for; null when the own one',
  add column acting_for_name varchar(64) null comment 'who was acted for, by name';
alter table approval_handover
  add column acting_for_name varchar(64) null comment 'who was acted for, by name; null for oneself';
