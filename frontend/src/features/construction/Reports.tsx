import { CheckOutlined } from '@ant-design/icons'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type FragmentType, graphql, readFragment } from '@/gql'
import type { ReportRowFragment } from '@/gql/graphql'
import { DateText, ErrorPanel, Field, Percent, Refusals, StateTag, useAct, useRefusals, useViewer } from '@/kit'
import s from './Construction.module.css'

export const ReportRow = graphql(`
  fragment ReportRow on MilestoneReport {
    id
    progress
    forecastEndOn
    note
    state
    reportedAt
    reporterName
    remark
    reviewerName
    viewerCanReview
    evidence {
      id
      name
      url
    }
  }
`)
const Review = graphql(`
  mutation ReviewReport($input: MilestoneReviewInput!) {
    milestoneReview(input: $input) {
      report {
        id
        state
      }
      errors {
        path
        message
        clause
        lift
      }
    }
  }
`)

/** What was reported on a milestone, newest first, and the authority's look at it. */
export function Reports({ of }: { of: readonly FragmentType<typeof ReportRow>[] }) {
  const reports = readFragment(ReportRow, of)
  const { t } = useTranslation('construction')
  const { today } = useViewer()
  return (
    <>
      {reports.map((report) => (
        <div key={report.id} className={s.report}>
          <StateTag of="report" state={report.state} />
          <strong>
            <Percent value={report.progress / 100} digits={0} />
          </strong>
          <span>
            {t('report.until')} <DateText value={report.forecastEndOn} today={today} />
          </span>
          <span>
            {report.reporterName} <DateText value={report.reportedAt} today={today} />
          </span>
          {report.evidence ? <a href={report.evidence.url}>{report.evidence.name}</a> : <span>{t('report.noEvidence')}</span>}
          <p>{report.note}</p>
          {report.reviewerName ? (
            <p>
              {t('report.reviewed', { name: report.reviewerName })} {report.remark}
            </p>
          ) : null}
          {report.viewerCanReview ? <ReviewForm report={report} /> : null}
        </div>
      ))}
    </>
  )
}

function ReviewForm({ report }: { report: ReportRowFragment }) {
  const { t } = useTranslation('construction')
  const act = useAct(Review)
  const refusals = useRefusals(act.errors)
  const [remark, setRemark] = useState('')
  const review = (confirm: boolean) => void act.run({ reportId: report.id, confirm, remark: remark.trim() || null })
  return (
    <div style={{ flex: '1 1 100%' }}>
      <Field label={t('report.remark')} path="remark" refusals={refusals} help={t('report.remarkHelp')}>
        {(input) => <Input {...input} maxLength={1000} value={remark} onChange={(event) => setRemark(event.target.value)} />}
      </Field>
      <Refusals errors={refusals.rest} />
      {act.failure ? <ErrorPanel failure={act.failure} /> : null}
      <Button type="primary" icon={<CheckOutlined aria-hidden />} loading={act.running} onClick={() => review(true)}>
        {t('report.confirm', { progress: report.progress })}
      </Button>{' '}
      <Button disabled={act.running} onClick={() => review(false)}>
        {t('report.reject')}
      </Button>
    </div>
  )
}
