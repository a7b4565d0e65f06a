import { App as AntApp, ConfigProvider } from 'antd'
import en from 'antd/locale/en_US'
import zh from 'antd/locale/zh_CN'
import { Suspense, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { RouterProvider } from 'react-router'
import { Provider } from 'urql'
import { Skeleton } from '@/kit/States'
import { themeOf } from '@/kit/theme'
import { makeClient } from './client'
import { router } from './router'
import { useLargeText } from './largeText'

/** Everything that all screens share: words, look, data and the way. */
export function App() {
  const { i18n } = useTranslation('common')
  const [large] = useLargeText()
  const client = useMemo(() => makeClient(), [])
  const theme = useMemo(() => themeOf(i18n.language, large), [i18n.language, large])
  return (
    <Provider value={client}>
      <ConfigProvider locale={i18n.language === 'zh' ? zh : en} theme={theme} button={{ autoInsertSpace: false }} wave={{ disabled: true }}>
        <AntApp component={false}>
          <Suspense fallback={<Skeleton shape="page" />}>
            <RouterProvider router={router} />
          </Suspense>
        </AntApp>
      </ConfigProvider>
    </Provider>
  )
}
