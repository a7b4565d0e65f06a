import { useTranslation } from 'react-i18next'
import type { DrawOfPanelQuery } from '@/gql/graphql'
import { type Column, DataTable, Loaded, useReading } from '@/kit'
import { DrawOfPanelDocument } from './panel'
import s from './Expert.module.css'

type Draw = Extract<NonNullable<DrawOfPanelQuery['node']>, { seed: string }>
type Candidate = Draw['candidates'][number]

/** What anybody needs to repeat the draw: how, from what, and who was left out. */
export function DrawShown({ panelId }: { panelId: string }) {
  const { t } = useTranslation('expert')
  const reading = useReading(DrawOfPanelDocument, { id: panelId })
  const columns: readonly Column<Candidate>[] = [
    { key: 'place', head: t('draw.place'), width: 64, render: ({ place }) => place ?? '—' },
    {
      key: 'who',
      head: t('draw.who'),
      render: ({ name, employer, key }) => (
        <>
          {name ?? <code>{key}</code>} {employer ? <small>{employer}</small> : null}
        </>
      ),
    },
    { key: 'fields', head: t('fields'), render: ({ fields }) => fields.map((each) => t(`field.${each}`)).join(t('comma')) },
    {
      key: 'out',
      head: t('draw.leftOut'),
      render: ({ leftOut, leftOutFor }) => (leftOut ? t(`leftOut.${leftOut}`, { name: leftOutFor ?? '' }) : ''),
    },
  ]
  return (
    <Loaded of={reading} pick={(data) => (data.node && 'seed' in data.node ? data.node : null)} shape="list">
      {(draw) => (
        <div className={s.draw}>
          <p>{t('draw.repeat', { algorithm: draw.algorithm })}</p>
          <dl>
            {(['seed', 'nonce', 'inputSha256'] as const).map((key) => (
              <div key={key}>
                <dt>{t(`draw.${key}`)}</dt>
                <dd>
                  <code>{draw[key]}</code>
                </dd>
              </div>
            ))}
          </dl>
          <DataTable label={t('draw.candidates')} columns={columns} rows={draw.candidates} rowKey={(row) => row.key} />
        </div>
      )}
    </Loaded>
  )
}
