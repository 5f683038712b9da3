"""Discord's rules for what a bot sends: each module checks one kind of body and refuses with Discord's errors.

Lengths are counted in code points. Sources: Discord's developer documentation, "Message", "Component Reference",
"Application Commands" and "Receiving and Responding"; the error texts are those its API answers with.
"""
