import type approval from './zh/approval.json'
import type approvalFollow from './zh/approval-follow.json'
import type approvalProxy from './zh/approval-proxy.json'
import type audit from './zh/audit.json'
import type catalogue from './zh/catalogue.json'
import type common from './zh/common.json'
import type construction from './zh/construction.json'
import type document from './zh/document.json'
import type filing from './zh/filing.json'
import type expert from './zh/expert.json'
import type funding from './zh/funding.json'
import type kit from './zh/kit.json'
import type log from './zh/log.json'
import type notice from './zh/notice.json'
import type operation from './zh/operation.json'
import type overview from './zh/overview.json'
import type planning from './zh/planning.json'
import type planningList from './zh/planning-list.json'
import type precheck from './zh/precheck.json'
import type project from './zh/project.json'
import type projectProcedure from './zh/project-procedure.json'
import type projectFramework from './zh/project-framework.json'
import type projectBuilder from './zh/project-builder.json'
import type projectPaper from './zh/project-paper.json'
import type projectPaste from './zh/project-paste.json'
import type projectReopening from './zh/project-reopening.json'
import type projectShare from './zh/project-share.json'
import type projectSpecial from './zh/project-special.json'
import type projectSubmit from './zh/project-submit.json'
import type projectTarget from './zh/project-target.json'
import type projectTimeline from './zh/project-timeline.json'
import type projectDuplicate from './zh/project-duplicate.json'
import type resource from './zh/resource.json'
import type sharing from './zh/sharing.json'
import type tenancy from './zh/tenancy.json'
import type tenancyAccount from './zh/tenancy-account.json'
import type tenancyCalendar from './zh/tenancy-calendar.json'
import type tenancyClient from './zh/tenancy-client.json'
import type tenancyGlass from './zh/tenancy-glass.json'
import type tenancyExcel from './zh/tenancy-excel.json'
import type tenancyOnboarding from './zh/tenancy-onboarding.json'
import type tenancyPeople from './zh/tenancy-people.json'
import type tenancyPolicy from './zh/tenancy-policy.json'
import type tenancyRoute from './zh/tenancy-route.json'
import type tenancySecond from './zh/tenancy-second.json'
import type tenancyUnits from './zh/tenancy-units.json'

interface Words {
  approval: typeof approval
  'approval-follow': typeof approvalFollow
  'approval-proxy': typeof approvalProxy
  audit: typeof audit
  catalogue: typeof catalogue
  common: typeof common
  construction: typeof construction
  document: typeof document
  filing: typeof filing
  expert: typeof expert
  funding: typeof funding
  kit: typeof kit
  log: typeof log
  notice: typeof notice
  operation: typeof operation
  overview: typeof overview
  planning: typeof planning
  'planning-list': typeof planningList
  precheck: typeof precheck
  project: typeof project
  'project-procedure': typeof projectProcedure
  'project-framework': typeof projectFramework
  'project-builder': typeof projectBuilder
  'project-paper': typeof projectPaper
  'project-paste': typeof projectPaste
  'project-reopening': typeof projectReopening
  'project-share': typeof projectShare
  'project-special': typeof projectSpecial
  'project-submit': typeof projectSubmit
  'project-target': typeof projectTarget
  'project-timeline': typeof projectTimeline
  'project-duplicate': typeof projectDuplicate
  resource: typeof resource
  sharing: typeof sharing
  tenancy: typeof tenancy
  'tenancy-account': typeof tenancyAccount
  'tenancy-calendar': typeof tenancyCalendar
  'tenancy-client': typeof tenancyClient
  'tenancy-glass': typeof tenancyGlass
  'tenancy-excel': typeof tenancyExcel
  'tenancy-onboarding': typeof tenancyOnboarding
  'tenancy-people': typeof tenancyPeople
  'tenancy-policy': typeof tenancyPolicy
  'tenancy-route': typeof tenancyRoute
  'tenancy-second': typeof tenancySecond
  'tenancy-units': typeof tenancyUnits
}
// `t('…')` knows the keys of its room.
declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common'
    resources: Words
  }
}
