import { PlusOutlined } from '@ant-design/icons'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { MoneyInput, Money, Section, StateTag, addMoney, useMoneyUnit, useNamed } from '@/kit'
import { AmendDialog } from '../page/AmendDialog'
import { ChoiceCell, EditTable, RemoveCell, RowErrors, TextCell, useRemoveLabel } from './Cells'
import { difference, totalsByOwner } from './estimate'
import { type ParticipantRow, newRow } from './forms'
import { useRows } from './rows'
import type { SectionProps } from './sections'
import { UnitPicker } from './UnitPicker'
import s from './Wizard.module.css'

/** Who takes part, with which work package and which share. Once asked, a package is changed by amending it. */
export function ParticipantsSection({ forms, errors, head, desk }: SectionProps<'participants'>) {
  const { t } = useTranslation('project')
  const named = useNamed()
  const unit = useMoneyUnit()
  const removeLabel = useRemoveLabel()
  const acts = useRows(forms.participants)
  const [amending, setAmending] = useState<ParticipantRow | null>(null)
  const rows = forms.participants.value.rows.filter((row) => row.state !== 'APPOINTED')
  const sums = totalsByOwner(forms.estimate.value.rows)
  const taken = new Set(rows.flatMap((row) => (row.unit ? [row.unit.id] : [])))
  return (
    <Section title={t('wizard.section.participants')} aside={t('wizard.units', { count: rows.length })}>
      <p className={s.hint}>{t('wizard.participantsHint')}</p>
      <EditTable
        label={t('wizard.section.participants')}
        heads={[
          { key: 'unit', head: t('participant.unit'), width: 190 },
          { key: 'role', head: t('participant.role'), width: 112 },
          { key: 'package', head: t('participant.package'), width: 220 },
          { key: 'share', head: t('participant.share', { unit }), right: true, width: 140 },
          { key: 'state', head: t('participant.opinion'), width: 116 },
          { key: 'x', head: <span className="sr-only">{t('wizard.acts')}</span>, width: 32 },
        ]}
        foot={
          <tr>
            <td colSpan={3}>{t('wizard.total')}</td>
            <td className={s.figure}>
              <Money value={addMoney(...rows.map((row) => row.share))} />
            </td>
            <td colSpan={2} />
          </tr>
        }
      >
        {rows.map((row, at) => {
          const asked = row.state !== 'DRAFT'
          const name = row.unit ? named(row.unit) : `${at + 1}`
          const cell = (key: string, words: string) => ({ label: t('wizard.cell', { n: at + 1, cell: words }), spot: errors.spot(row, key), wrong: errors.at(row, key).length > 0, disabled: asked })
          const sum = row.id ? (sums.get(row.id) ?? '0.00') : null
          const gap = row.share !== null && sum !== null ? difference(row.share, sum) : null
          return [
            <tr key={row.key} style={{ verticalAlign: 'top' }}>
              <td>
                {row.unit ? (
                  <>
                    {named(row.unit)} <div className={s.after}>{named(row.unit.tenant)}</div>
                  </>
                ) : (
                  <UnitPicker {...cell('unitId', t('participant.unit'))} taken={taken} lead={head.lead.id} onPick={(picked) => acts.change(row.key, { unit: picked })} />
                )}
              </td>
              <td>
                <ChoiceCell
                  {...cell('role', t('participant.role'))}
                  value={row.role}
                  options={(['CO_BUILDER', 'DATA_PROVIDER'] as const).map((role) => ({ value: role, label: t(`role.${role}`) }))}
                  onChange={(role) => acts.change(row.key, { role: role as ParticipantRow['role'] })}
                />
              </td>
              <td>
                <TextCell {...cell('packageTitle', t('participant.packageTitle'))} placeholder={t('participant.packageTitle')} value={row.packageTitle} onChange={(packageTitle) => acts.change(row.key, { packageTitle })} />
                <Input.TextArea
                  autoSize={{ minRows: 2 }}
                  aria-label={t('wizard.cell', { n: at + 1, cell: t('participant.packageScope') })}
                  placeholder={t('participant.packageScope')}
                  data-spot={errors.spot(row, 'packageScope')}
                  disabled={asked}
                  value={row.packageScope}
                  onChange={(event) => acts.change(row.key, { packageScope: event.target.value })}
                />
              </td>
              <td className={s.figure} data-spot={errors.spot(row, 'share')}>
                {asked ? (
                  <Money value={row.share} />
                ) : (
                  <MoneyInput
                    value={row.share}
                    aria-label={t('wizard.cell', { n: at + 1, cell: t('participant.share', { unit }) })}
                    status={errors.at(row, 'share').length ? 'error' : undefined}
                    onChange={(share) => acts.change(row.key, { share })}
                  />
                )}
                {gap && !asked && sum !== '0.00' ? (
                  <button type="button" className="link" onClick={() => acts.change(row.key, { share: sum })}>
                    {t('wizard.takeLines')} <Money value={sum} />
                  </button>
                ) : null}
              </td>
              <td>
                <StateTag of="participant" state={row.state} />
                {asked ? (
                  <div>
                    <button type="button" className="link" onClick={() => setAmending(row)}>
                      {t('amend.open')}
                    </button>
                  </div>
                ) : null}
              </td>
              <td>{asked ? null : <RemoveCell label={removeLabel(name)} onClick={() => acts.remove(row.key)} />}</td>
            </tr>,
            // That one hasn't confirmed stands in its own column, and in the list at the right.
            <RowErrors key={`${row.key}!`} errors={errors.ofRow(row).filter((error) => error.code !== 'PARTICIPANT_OPEN')} span={6} />,
          ]
        })}
      </EditTable>
      <div className={s.bar}>
        <Button icon={<PlusOutlined aria-hidden />} onClick={() => acts.add(newRow.participants())}>
          {t('wizard.addParticipant')}
        </Button>
      </div>
      {amending?.id ? (
        <AmendDialog
          participant={{ id: amending.id, unitName: amending.unit ? named(amending.unit) : '', packageTitle: amending.packageTitle, packageScope: amending.packageScope, share: amending.share ?? '0.00' }}
          version={() => desk.whole.version}
          onClose={(done) => {
            setAmending(null)
            if (done) void desk.reload()
          }}
        />
      ) : null}
    </Section>
  )
}
