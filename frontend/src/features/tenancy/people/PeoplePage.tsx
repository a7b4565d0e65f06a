import { Button, Input } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link, useSearchParams } from 'react-router'
import type { PeopleQuery } from '@/gql/graphql'
import { Empty, ErrorPanel, Section, Sheet, Skeleton, failureOf, usePages } from '@/kit'
import s from './People.module.css'
import { PersonRow } from './PersonRow'
import { PeopleDocument } from './people'
import { VacancyList } from './VacancyList'

const pick = (data: PeopleQuery) => data.people

/** The people of the tenant, their posts and their sign-in, for its administrators; seats that are vacant stand first. */
export function PeoplePage() {
  const { t } = useTranslation('tenancy-people')
  const [params, setParams] = useSearchParams()
  const search = params.get('search') ?? ''
  const pages = usePages(PeopleDocument, { search: search || null }, pick)
  const { state, reload } = pages.first
  return (
    <Sheet>
      <VacancyList />
      <Section
        title={t('title')}
        aside={t('what')}
        extra={
          <div className={s.find}>
            <Link to="/approval/proxies">{t('proxies')}</Link>
            <Input.Search
              aria-label={t('search')}
              placeholder={t('search')}
              className={s.search}
              defaultValue={search}
              onSearch={(value) => setParams(value.trim() ? { search: value.trim() } : {}, { replace: true })}
            />
          </div>
        }
      >
        {state.data ? null : state.error ? <ErrorPanel failure={failureOf(state.error)} retry={reload} /> : <Skeleton rows={6} />}
        {state.data && !pages.rows.length ? <Empty title={t('none')} why={search ? t('noneFound') : t('noneWhy')} /> : null}
        <ul className={s.people} aria-label={t('title')}>
          {pages.rows.map((person) => (
            <PersonRow key={person.id} person={person} />
          ))}
        </ul>
        {pages.hasMore ? (
          <Button loading={pages.loadingMore} onClick={() => void pages.loadMore()}>
            {t('more')}
          </Button>
        ) : null}
      </Section>
    </Sheet>
  )
}
