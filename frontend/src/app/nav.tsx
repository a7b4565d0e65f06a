import {
  AimOutlined,
  AuditOutlined,
  BankOutlined,
  CheckSquareOutlined,
  CloudServerOutlined,
  DashboardOutlined,
  EditOutlined,
  FileSearchOutlined,
  FolderOpenOutlined,
  InboxOutlined,
  MailOutlined,
  PayCircleOutlined,
  ProjectOutlined,
  SafetyCertificateOutlined,
  SafetyOutlined,
  SendOutlined,
  StarOutlined,
  TeamOutlined,
} from '@ant-design/icons'
import type { ReactNode } from 'react'
import type { Action, TenantLevel } from '@/gql/enums'
import type words from '@/i18n/zh/common.json'

export interface NavItem {
  to: string
  /** Key in common.json below `nav`. */
  label: Exclude<keyof typeof words.nav, 'group'>
  icon: ReactNode
  /** Drawn when the viewer may do any of these; always, when empty. */
  anyOf: readonly Action[]
  /** Goes first in a county: a county is asked more often than it leads. */
  countyFirst?: boolean
  /** Nobody's work: it is not where somebody begins who has other entries. */
  beside?: boolean
}
export interface NavGroup {
  label: keyof typeof words.nav.group
  items: readonly NavItem[]
}

/** The side navigation: groups are verbs. */
export const NAV: readonly NavGroup[] = [
  {
    label: 'mine',
    items: [
      { to: '/approval', label: 'todo', icon: <InboxOutlined />, anyOf: ['CASE_DECIDE'] },
      { to: '/project/drafts', label: 'drafts', icon: <EditOutlined />, anyOf: ['PROJECT_DRAFT'] },
      { to: '/project/invitations', label: 'invitations', icon: <TeamOutlined />, anyOf: ['PARTICIPATION_ANSWER'], countyFirst: true },
      { to: '/approval/confirmations', label: 'confirmations', icon: <SafetyCertificateOutlined />, anyOf: ['PARTICIPATION_ANSWER'] },
      { to: '/approval/started', label: 'started', icon: <SendOutlined />, anyOf: ['PROJECT_SUBMIT', 'ACCEPTANCE_APPLY'] },
      { to: '/approval/conditions', label: 'conditions', icon: <SafetyOutlined />, anyOf: ['PROJECT_DRAFT', 'CONDITION_END'], beside: true },
      { to: '/approval/done', label: 'done', icon: <CheckSquareOutlined />, anyOf: ['CASE_DECIDE'] },
      { to: '/approval/copied', label: 'copied', icon: <MailOutlined />, anyOf: ['PROJECT_READ'], beside: true },
      { to: '/approval/followed', label: 'followed', icon: <StarOutlined />, anyOf: ['PROJECT_READ'], beside: true },
    ],
  },
  { label: 'plan', items: [{ to: '/planning', label: 'planning', icon: <AimOutlined />, anyOf: ['PLAN_READ'], beside: true }] },
  {
    label: 'review',
    items: [
      { to: '/project/in-review', label: 'inReview', icon: <FileSearchOutlined />, anyOf: ['CASE_DECIDE', 'PROJECT_SUBMIT'] },
      { to: '/expert', label: 'experts', icon: <TeamOutlined />, anyOf: ['EXPERT_READ'], beside: true },
      { to: '/project/own-builds', label: 'ownBuilds', icon: <BankOutlined />, anyOf: ['OWN_BUILD_RULE'], beside: true },
      { to: '/planning/lists', label: 'lists', icon: <AuditOutlined />, anyOf: ['TENANT_READ'], beside: true },
    ],
  },
  {
    label: 'build',
    items: [
      { to: '/project', label: 'projects', icon: <ProjectOutlined />, anyOf: ['PROJECT_READ'] },
      { to: '/filing', label: 'filings', icon: <FolderOpenOutlined />, anyOf: ['FILING_READ'], beside: true },
      { to: '/construction', label: 'payments', icon: <PayCircleOutlined />, anyOf: ['PAYMENT_REQUEST', 'PAYMENT_APPROVE', 'PAYMENT_PAY'] },
    ],
  },
  { label: 'money', items: [{ to: '/funding', label: 'pools', icon: <BankOutlined />, anyOf: ['FUND_POOL_SET', 'FUND_ALLOCATE'] }] },
  {
    label: 'data',
    items: [
      { to: '/sharing', label: 'sharing', icon: <FileSearchOutlined />, anyOf: ['PROJECT_READ'], beside: true },
      { to: '/resource', label: 'servers', icon: <CloudServerOutlined />, anyOf: ['RESOURCE_READ'] },
    ],
  },
  { label: 'effect', items: [{ to: '/overview', label: 'cockpit', icon: <DashboardOutlined />, anyOf: ['OVERVIEW_READ'] }] },
  {
    label: 'platform',
    items: [
      { to: '/tenancy', label: 'tenancy', icon: <SafetyOutlined />, anyOf: ['TENANT_READ'] },
      { to: '/audit', label: 'audit', icon: <AuditOutlined />, anyOf: ['AUDIT_READ'] },
      { to: '/log', label: 'log', icon: <SafetyCertificateOutlined />, anyOf: ['LOG_READ'], beside: true },
    ],
  },
]

export const visibleNav = (actions: ReadonlySet<Action>, level: TenantLevel): readonly NavGroup[] =>
  NAV.map((group) => ({
    ...group,
    items: group.items
      .filter((item) => item.anyOf.length === 0 || item.anyOf.some((action) => actions.has(action)))
      .sort((a, b) => (level === 'COUNTY' ? Number(b.countyFirst ?? false) - Number(a.countyFirst ?? false) : 0)),
  })).filter((group) => group.items.length > 0)

/** The first screen: the first entry that is the viewer's work. */
export const firstItem = (groups: readonly NavGroup[]): NavItem | undefined => {
  const items = groups.flatMap((group) => group.items)
  return items.find((item) => !item.beside) ?? items[0]
}

/** The entry that a path stands under: the longest one that it begins with. */
export const currentItem = (groups: readonly NavGroup[], path: string): NavItem | undefined =>
  groups
    .flatMap((group) => group.items)
    .filter((item) => path === item.to || path.startsWith(`${item.to}/`))
    .sort((a, b) => b.to.length - a.to.length)[0]
