from django.contrib.auth.models import AbstractUser


# A user model cannot be exchanged once it has rows, so the site owns one before it needs a field.
class User(AbstractUser):
    pass
