import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Section, StatusTag, DateText, LockedButton, useReading, useViewer } from '@/kit'
import { DrawForm } from './DrawForm'
import { DrawShown } from './DrawShown'
import { CloseForm } from './MemberForms'
import { Members } from './Members'
import { CaseExpertsDocument, type Panel } from './panel'
import s from './Expert.module.css'

/** What experts say in a case: drawn, scored and concluded here by its authority, read here by everybody else. */
export default function CasePanel({ caseId }: { caseId: string }) {
  const { t } = useTranslation('expert')
  const { state, reload } = useReading(CaseExpertsDocument, { id: caseId })
  const [drawing, setDrawing] = useState(false)
  const matter = state.data?.case
  if (!matter) return null
  const panel = matter.expertPanel
  const waits = matter.steps.some((step) => step.waitsForExperts)
  if (!panel && !matter.viewerCanDrawExperts && !waits) return null
  return (
    <Section id="experts" title={t('panel')} extra={panel ? <PanelState panel={panel} /> : drawing || !matter.viewerCanDrawExperts ? undefined : <Button onClick={() => setDrawing(true)}>{t('draw.open')}</Button>}>
      {panel ? (
        <PanelShown panel={panel} onChange={reload} />
      ) : drawing ? (
        <DrawForm
          caseId={caseId}
          onDrawn={() => {
            setDrawing(false)
            reload()
          }}
          onClose={() => setDrawing(false)}
        />
      ) : (
        <p>{t(waits ? 'draw.awaited' : 'draw.none')}</p>
      )}
    </Section>
  )
}

function PanelState({ panel }: { panel: Panel }) {
  const { t } = useTranslation('expert')
  return (
    <StatusTag family={panel.state === 'CLOSED' ? 'green' : 'blue'} icon={panel.state === 'CLOSED' ? 'Check' : 'Audit'}>
      {t(`panelState.${panel.state}`)}
    </StatusTag>
  )
}

function PanelShown({ panel, onChange }: { panel: Panel; onChange: () => void }) {
  const { t } = useTranslation('expert')
  const { today } = useViewer()
  const [shown, setShown] = useState(false)
  const [closing, setClosing] = useState(false)
  const seated = panel.members.filter((member) => member.state === 'SEATED')
  const missing = seated.filter((member) => typeof member.score !== 'number').length
  return (
    <>
      <div className={s.facts}>
        <span>
          <small>{t('mean')}</small>
          <strong>{panel.mean ?? '—'}</strong>
        </span>
        <span>
          <small>{t('experts')}</small>
          <strong>{t('seated', { count: seated.length, size: panel.size })}</strong>
        </span>
        {typeof panel.dissents === 'number' ? (
          <span>
            <small>{t('dissents')}</small>
            <strong>{panel.dissents}</strong>
          </span>
        ) : null}
        <span>
          <small>{t('draw.drawn')}</small>
          {panel.drawnByName} <DateText value={panel.drawnAt} today={today} />
        </span>
      </div>
      {panel.emptySeats.length ? <p>{t('emptySeats', { fields: panel.emptySeats.map((field) => t(field ? `field.${field}` : 'anyField')).join(t('comma')) })}</p> : null}
      <Members panel={panel} onChange={onChange} />
      {panel.state === 'CLOSED' ? (
        <div className={s.what}>
          <p className={s.said}>
            <small>
              {t('conclusion')} · {panel.heldOn} · {panel.closedByName}
            </small>
            {panel.conclusion}
          </p>
          {panel.minutes ? (
            <p className={s.said}>
              <small>{t('minutes')}</small>
              {panel.minutes}
            </p>
          ) : null}
          {panel.document ? (
            <p>
              <a href={panel.document.url}>{panel.document.name}</a>
            </p>
          ) : null}
        </div>
      ) : null}
      {closing ? (
        <CloseForm
          panel={panel}
          onDone={() => {
            setClosing(false)
            onChange()
          }}
          onClose={() => setClosing(false)}
        />
      ) : null}
      <div className={s.foot}>
        {panel.viewerCanRecord && !closing ? (
          <LockedButton reason={missing ? t('close.missing', { count: missing }) : undefined} onClick={() => setClosing(true)}>
            {t('close.open')}
          </LockedButton>
        ) : null}
        <span>{t('draw.repeatable')}</span>
        <button type="button" className="link" aria-expanded={shown} onClick={() => setShown(!shown)}>
          {t(shown ? 'draw.hide' : 'draw.show')}
        </button>
      </div>
      {shown ? <DrawShown panelId={panel.id} /> : null}
    </>
  )
}
