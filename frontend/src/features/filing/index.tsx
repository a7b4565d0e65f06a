import { Route, Routes } from 'react-router'
import { FilingPage } from './FilingPage'
import { FilingsPage } from './FilingsPage'

/** Everything below /filing: the register, and one filing with its form, papers and versions. */
export default function FilingRoom() {
  return (
    <Routes>
      <Route index element={<FilingsPage />} />
      <Route path=":filingId" element={<FilingPage />} />
    </Routes>
  )
}
