import { Route, Routes } from 'react-router'
import { Start } from './Start'
import { Wizard } from './Wizard'

/** Everything below /tenancy/onboarding: a new tenant from a template to in force. */
export function OnboardingScreens() {
  return (
    <Routes>
      <Route index element={<Start />} />
      <Route path=":draftId" element={<Wizard />} />
    </Routes>
  )
}
