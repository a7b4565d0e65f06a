--liquibase formatted sql

--changeset cobuild:0042-approval-follow
create table approval_follow (
  id bigint not null primary key,
  tenant_id bigint not null comment 'tenant of the post that follows',
  post_id bigint not null,
  case_tenant_id bigint not null,
  case_id bigint not null,
  seen_change_id bigint not null comment 'change_id of the case when the follower opened it last; a higher one is news',
  followed_at datetime(6) not null,
  constraint approval_follow_uk_id unique (tenant_id, id),
  constraint approval_follow_uk_case unique (tenant_id, post_id, case_id),
  constraint approval_follow_fk_post foreign key (tenant_id, post_id) references post (tenant_id, id),
  constraint approval_follow_fk_case foreign key (case_tenant_id, case_id) references approval_case (tenant_id, id),
  index approval_follow_ix_case (case_tenant_id, case_id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;
