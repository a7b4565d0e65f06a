--liquibase formatted sql

--changeset cobuild:0068-catalogue-metadata
alter table catalogue_entry
  modify column items varchar(5000) null comment 'information items, one a line; behind a tab its type, where it is said',
  add column category_class varchar(100) null comment 'class 类 of the national catalogue',
  add column category_item varchar(100) null comment 'item 项',
  add column category_subitem varchar(100) null comment 'subitem 目',
  add column category_detail varchar(100) null comment 'detail 细目',
  add column code varchar(64) null comment 'of the resource, as the catalogue has it',
  add column format varchar(16) null,
  add column sharing_way varchar(16) null,
  add column openness varchar(16) null,
  add column open_condition varchar(500) null,
  add column published_on date null,
  add column related_codes varchar(1000) null comment 'codes of related resources, one a line';
