"""click in the speaker's language: headings, help options, and what is wrong with a call in one sentence."""
