import { EditOutlined } from '@ant-design/icons'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { ProjectAcrossQuery } from '@/gql/graphql'
import { Deadline } from '@/kit'
import s from './Page.module.css'

/** What a special track has still to make good, until when, and the way there for who writes it. */
export default function MakingGood({ projectId, of }: { projectId: string; of: NonNullable<ProjectAcrossQuery['project']>['toMakeGood'] }) {
  const { t } = useTranslation('project-special')
  return (
    <div className={s.matters} role="group" aria-label={t('makeGood.open')}>
      <strong>{t('makeGood.open')}</strong>
      {of.map(({ step, condition }) => (
        <span key={condition.id}>
          {t(`step.${step}`)} {condition.dueOn ? <Deadline on={condition.dueOn} soon={7} fixed /> : null}
        </span>
      ))}
      {of.some((each) => each.viewerCanWrite) ? (
        <Link to={`/project/${projectId}/edit`}>
          <EditOutlined aria-hidden /> {t('makeGood.act')}
        </Link>
      ) : null}
    </div>
  )
}
