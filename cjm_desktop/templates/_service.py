"""The stages of a service, shared by the templates that map one."""

STAGES = {
    "Discover": ("Has a need", "Finds the service"),
    "Sign up": ("Checks what is needed", "Registers", "Gets the confirmation"),
    "Use": ("First use", "Everyday use"),
    "Get help": ("Meets a problem", "Contacts us", "Gets an answer"),
    "Renew or leave": ("Weighs it up", "Renews or leaves"),
}

SCENARIO = "From the first need to the renewal, or to the farewell"
