import { type ComponentType, lazy } from 'react'
import { useTranslation } from 'react-i18next'
import { Route, Routes } from 'react-router'
import type words from '@/i18n/zh/tenancy.json'
import { ObjectHeader, RoomRoutes, useMay, useReading } from '@/kit'
import { CalendarPage } from './calendar/CalendarPage'
import { VacancyCount } from './people/people'
import { RolesTable } from './RolesTable'
import { Tenants } from './Tenants'
import { UnitList } from './UnitList'

const BreakGlassPage = lazy(() => import('./breakglass/BreakGlassPage').then((page) => ({ default: page.BreakGlassPage })))
const ClientsPage = lazy(() => import('./client/ClientsPage').then((page) => ({ default: page.ClientsPage })))
const PeoplePage = lazy(() => import('./people/PeoplePage').then((page) => ({ default: page.PeoplePage })))
const PolicyPage = lazy(() => import('./policy/PolicyPage').then((page) => ({ default: page.PolicyPage })))
const ReorganisationPage = lazy(() => import('./units/ReorganisationPage').then((page) => ({ default: page.ReorganisationPage })))
const RoutesPage = lazy(() => import('./route/RoutesPage').then((page) => ({ default: page.RoutesPage })))
const OnboardingScreens = lazy(() => import('./onboarding').then((page) => ({ default: page.OnboardingScreens })))
const PeopleImportScreen = lazy(() => import('./excel').then((page) => ({ default: page.PeopleImportScreen })))

/** What another room lets a tenant set, on a page beside the policy; `path` is also its word in tenancy.json below `tabs`. */
export interface SettingsPage {
  path: keyof typeof words.tabs
  Page: ComponentType
}

/** Everything below /tenancy: units, the table of rights, policy values, working days, tenants; onboarding has a page of its own. */
export default function TenancyRoom({ settings }: { settings: readonly SettingsPage[] }) {
  return (
    <Routes>
      <Route path="onboarding/*" element={<OnboardingScreens />} />
      <Route path="*" element={<Tabs settings={settings} />} />
    </Routes>
  )
}

function Tabs({ settings }: { settings: readonly SettingsPage[] }) {
  const { t } = useTranslation('tenancy')
  const may = useMay()
  const people = may('PERSON_READ')
  const vacant = useReading(VacancyCount, {}, { pause: !people })
  return (
    <>
      <ObjectHeader
        title={t('title')}
        tabs={[
          { to: '/tenancy', label: t('tabs.units'), end: true },
          { to: '/tenancy/reorganisation', label: t('tabs.reorganisation') },
          { to: '/tenancy/roles', label: t('tabs.roles') },
          { to: '/tenancy/policy', label: t('tabs.policy') },
          ...settings.map(({ path }) => ({ to: `/tenancy/${path}`, label: t(`tabs.${path}`) })),
          { to: '/tenancy/routes', label: t('tabs.routes') },
          { to: '/tenancy/calendar', label: t('tabs.calendar') },
          { to: '/tenancy/tenants', label: t('tabs.tenants') },
          ...(people ? [{ to: '/tenancy/people', label: t('tabs.people'), count: vacant.state.data?.vacancies.count ?? 0 }] : []),
          ...(may('BREAK_GLASS_WATCH') ? [{ to: '/tenancy/break-glass', label: t('tabs.breakGlass') }] : []),
          ...(may('API_CLIENT_SET') ? [{ to: '/tenancy/clients', label: t('tabs.clients') }] : []),
          ...(may('TENANT_PEOPLE_IMPORT') ? [{ to: '/tenancy/import', label: t('tabs.import') }] : []),
        ]}
      />
      <RoomRoutes>
        <Route index element={<UnitList />} />
        <Route path="reorganisation" element={<ReorganisationPage />} />
        <Route path="roles" element={<RolesTable />} />
        <Route path="policy" element={<PolicyPage />} />
        {settings.map(({ path, Page }) => (
          <Route key={path} path={path} element={<Page />} />
        ))}
        <Route path="routes" element={<RoutesPage />} />
        <Route path="calendar" element={<CalendarPage />} />
        <Route path="tenants" element={<Tenants />} />
        <Route path="people" element={<PeoplePage />} />
        <Route path="break-glass" element={<BreakGlassPage />} />
        <Route path="clients" element={<ClientsPage />} />
        <Route path="import" element={<PeopleImportScreen />} />
      </RoomRoutes>
    </>
  )
}
