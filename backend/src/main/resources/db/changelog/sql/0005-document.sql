--liquibase formatted sql

--changeset cobuild:0005-document
create table document (
  id bigint not null primary key,
  tenant_id bigint not null,
  name varchar(200) not null,
  media_type varchar(100) not null,
  bytes bigint not null,
  sha256 char(64) not null comment 'the content lies in the data folder under this digest',
  uploader_post_id bigint null,
  uploaded_at datetime(6) not null,
  subject_type varchar(32) null comment 'null until it is attached',
  subject_id bigint null,
  slot varchar(32) null comment 'what it is for its subject, e.g. EVIDENCE or AUDIT_REPORT',
  constraint document_uk_id unique (tenant_id, id),
  constraint document_fk_tenant foreign key (tenant_id) references tenant (id),
  index document_ix_subject (subject_type, subject_id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;
