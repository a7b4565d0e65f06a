import { createBrowserRouter } from 'react-router'
import { Lost } from '@/kit/RoomRoutes'
import { Broken, Root } from './Broken'
import { rooms } from './rooms'
import { LanguageSwitch, LargeTextSwitch } from './Switches'

const switches = (
  <>
    <LargeTextSwitch />
    <LanguageSwitch />
  </>
)

export const router = createBrowserRouter([
  {
    element: <Root />,
    errorElement: <Broken />,
    HydrateFallback: () => null,
    children: [
      {
        path: 'sign-in',
        lazy: async () => {
          const { SignIn } = await import('@/features/tenancy/SignIn')
          return { element: <SignIn switches={switches} /> }
        },
      },
      {
        path: 'welcome',
        lazy: async () => {
          const { Welcome } = await import('@/features/tenancy/Welcome')
          return { element: <Welcome switches={switches} /> }
        },
      },
      {
        path: 'new-password',
        lazy: async () => {
          const { NewPassword } = await import('@/features/tenancy/NewPassword')
          return { element: <NewPassword switches={switches} /> }
        },
      },
      // The parts on one page: for those who build screens, not in the product.
      ...(import.meta.env.DEV ? [{ path: 'kit', lazy: async () => ({ Component: (await import('./KitPage')).KitPage }) }] : []),
      {
        lazy: async () => ({ Component: (await import('./Frame')).Frame }),
        children: [
          { index: true, lazy: async () => ({ Component: (await import('./Frame')).Home }) },
          ...Object.entries(rooms).map(([word, load]) => ({
            path: `${word}/*`,
            lazy: async () => ({ Component: await load() }),
            errorElement: <Broken />,
          })),
          { path: 'account', lazy: async () => ({ Component: (await import('@/features/tenancy/account/AccountPage')).AccountPage }) },
          { path: '*', element: <Lost /> },
        ],
      },
    ],
  },
])
