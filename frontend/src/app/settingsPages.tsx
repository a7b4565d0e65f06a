import { lazy } from 'react'
import type { SettingsPage } from '@/features/tenancy'

/** What other rooms let a tenant set: pages beside its policy. */
export const settingsPages: readonly SettingsPage[] = [{ path: 'papers', Page: lazy(() => import('@/features/project/papers/PaperTable')) }]
