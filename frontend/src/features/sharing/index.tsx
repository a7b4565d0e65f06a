import { useTranslation } from 'react-i18next'
import { Route } from 'react-router'
import { ObjectHeader, RoomRoutes, useMay, useReading, useViewer } from '@/kit'
import { FindPage } from './FindPage'
import { RequestsPage } from './RequestsPage'
import { SharingRequests } from './sharing'

/** Everything below /sharing: what there is in the city tree, what we have asked for, and what we are asked. */
export default function SharingRoom() {
  const { t } = useTranslation('sharing')
  const acts = useMay()('SHARING_SET')
  const { tenantWide } = useViewer()
  const waiting = useReading(SharingRequests, { filter: { side: 'TO_ANSWER', states: ['REQUESTED'] } }, { pause: !acts })
  return (
    <>
      <ObjectHeader
        title={t('title')}
        roles={t('what')}
        tabs={[
          { to: '/sharing', label: t('tabs.find'), end: true },
          ...(acts
            ? [
                { to: '/sharing/made', label: t('tabs.made') },
                { to: '/sharing/to-answer', label: t('tabs.toAnswer'), count: waiting.state.data?.sharingRequests.edges.length ?? 0 },
              ]
            : []),
          ...(tenantWide || !acts ? [{ to: '/sharing/all', label: t('tabs.all') }] : []),
        ]}
      />
      <RoomRoutes>
        <Route index element={<FindPage />} />
        <Route path="made" element={<RequestsPage key="made" side="MADE" />} />
        <Route path="to-answer" element={<RequestsPage key="to-answer" side="TO_ANSWER" />} />
        <Route path="all" element={<RequestsPage key="all" side={null} />} />
      </RoomRoutes>
    </>
  )
}
